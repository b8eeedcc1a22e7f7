import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { routes } from "@/features/drafting/routes";
import { type Answer, answerWith, membership, openService, sessionOf } from "./service";

const REF = "CH-2026-0042";
const FORCE = membership("kent", "Kent Police", "force_contributor");

type Answers = { biometrics?: boolean };
type Text = { who_is_affected: string; what_happens_next: string };

/** A draft of the API at a version; what these pages do not touch is left empty. */
function draftOf(version: number, text: Text) {
  return {
    ...text,
    ...{ reference: REF, title: "Phones of victims", status: "draft", version },
    ...{ constraints: {}, data_involved: {}, notice: {}, visibility: "public" },
    ...{ capabilities: [], sectors_welcome: [], co_sponsors: [], outcomes: [] },
    ...{ updated_at: "2026-11-23T14:05:00Z", ethics_opinions: [] },
    lead_force: { id: "kent", slug: "kent", name: "Kent Police" },
    safeguards: {
      ...{ level: null, decided: false, because: [], answers: {}, detail: {} },
      detail_asked: ["legal_basis"],
    },
    inside: { explained_findings: [] },
    available_actions: ["edit"],
  };
}

/** An API that holds one draft and refuses whoever has not read the newest version. */
class Portal {
  version = 1;
  text: Text = { who_is_affected: "", what_happens_next: "" };
  readonly changes: unknown[] = [];

  answer = (method: string, path: string, body: unknown): Answer | undefined => {
    if (path.endsWith("/auth/session")) return { body: sessionOf(FORCE) };
    if (path.endsWith("/readiness")) return { body: { ready: false, missing: [], findings: [] } };
    if (path.includes("/capabilities")) return { body: { themes: [] } };
    if (/sectors|organisations/.test(path)) return { body: { items: [] } };
    if (!path.endsWith(REF)) return undefined;
    return method === "PATCH" ? this.change(body as Partial<Text>) : this.draft();
  };

  /** Somebody else saves while the page is open. */
  elsewhere(text: Partial<Text>): void {
    this.text = { ...this.text, ...text };
    this.version += 1;
    this.first = true;
  }

  private first = false;

  private draft(): Answer {
    return { body: draftOf(this.version, this.text), headers: { ETag: `"${this.version}"` } };
  }

  private change(body: Partial<Text>): Answer {
    if (this.first) {
      this.first = false;
      return { status: 412, body: { title: "Somebody changed this since you read it" } };
    }
    this.changes.push(body);
    this.text = { ...this.text, ...body };
    this.version += 1;
    return this.draft();
  }
}

async function openAffected(portal: Portal): Promise<HTMLElement> {
  answerWith(portal.answer);
  openService(`/force/challenges/${REF}/draft/affected`, routes);
  return screen.findByLabelText("Who is affected?", {}, { timeout: 5000 });
}

const saved = () => screen.findByText(/^Saved at/, {}, { timeout: 5000 });

describe("the safeguards screening of a draft", () => {
  const level = (level: string) => ({ level, decided: true, because: [], detail_asked: [] });

  it("says by the button, before one saves, that an answer changes the level", async () => {
    const portal = new Portal();
    answerWith((method, path, body) => {
      if (path.endsWith("/safeguards-questions"))
        return { body: { questions: [{ key: "biometrics" }] } };
      if (path.endsWith("/safeguards-preview")) {
        return { body: level((body as Answers).biometrics ? "panel" : "standard") };
      }
      const answer = portal.answer(method, path, body);
      if (!path.endsWith(REF)) return answer;
      const safeguards = { ...level("standard"), answers: { biometrics: false }, detail: {} };
      return { ...answer, body: { ...(answer?.body as object), safeguards } };
    });
    openService(`/force/challenges/${REF}/draft/safeguards`, routes);
    await userEvent.click(await screen.findByRole("radio", { name: "Yes" }));
    const warning = await screen.findByText(/Saving changes the safeguards level from standard/);
    const form = warning.closest("form");
    expect(form?.contains(screen.getByRole("button", { name: "Save and continue" }))).toBe(true);
    await userEvent.click(screen.getByRole("radio", { name: "No" }));
    await waitFor(() => expect(screen.queryByText(/Saving changes/)).toBeNull());
  });
});

describe("a question of a draft", () => {
  it("saves itself a second after the last key", async () => {
    const portal = new Portal();
    await userEvent.type(await openAffected(portal), "Victims");
    await saved();
    expect(portal.changes).toEqual([{ who_is_affected: "Victims", explained_findings: [] }]);
  });

  it("keeps both changes when somebody was first elsewhere, and does not ask", async () => {
    const portal = new Portal();
    const box = await openAffected(portal);
    portal.elsewhere({ what_happens_next: "A pilot" });
    await userEvent.type(box, "Victims");
    await saved();
    expect(portal.text).toEqual({
      ...{ who_is_affected: "Victims", what_happens_next: "A pilot" },
      explained_findings: [],
    });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Who is affected?");
  });

  it("asks when both changed the same part, and saves what was chosen", async () => {
    const portal = new Portal();
    const box = await openAffected(portal);
    portal.elsewhere({ who_is_affected: "Witnesses" });
    await userEvent.type(box, "Victims");
    await screen.findByRole(
      "heading",
      { name: "Somebody else has changed this" },
      { timeout: 5000 },
    );
    expect(screen.getByText("Victims")).toBeTruthy();
    expect(screen.getByText("Witnesses")).toBeTruthy();
    expect(portal.text.who_is_affected).toBe("Witnesses");
    await userEvent.click(screen.getByRole("button", { name: "Save what you chose" }));
    await waitFor(() => expect(portal.text.who_is_affected).toBe("Victims"), { timeout: 5000 });
  });

  it("stays readable and says so when the challenge is not being written now", async () => {
    const portal = new Portal();
    answerWith((method, path, body) => {
      const answer = portal.answer(method, path, body);
      const isDraft = path.endsWith(REF);
      return isDraft
        ? { ...answer, body: { ...Object(answer?.body), available_actions: [] } }
        : answer;
    });
    openService(`/force/challenges/${REF}/draft/affected`, routes);
    await screen.findByRole(
      "heading",
      { name: "This challenge is not being written now" },
      { timeout: 5000 },
    );
  });
});
