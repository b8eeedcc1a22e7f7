import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { effortText } from "./effort";
import { routes } from "./routes";

const FORCE = { id: "f1", slug: "kent", name: "Kent Police" };
const OUTCOME = { index: 0, answer: "partly", text: "", confidential: false };
const ANSWER = {
  ...{ id: "RE-2026-0007/outcomes/1", part: "outcomes", text: "It was shown in three trusts." },
  ...{ confidential: true, kept: null },
  origin: {
    ...{ response: "RE-2026-0007", place: "outcomes/1", answer: "met_now" },
    ...{ question: "Found within an hour", sent_at: "2026-03-01T10:00:00Z" },
    challenge: { reference: "CH-2026-0042", title: "Missing persons" },
    ...{ status: "shortlisted", feedback_reason: "fits_well", feedback_text: "Clear." },
  },
  uses: {
    ...{ responses: 3, decided: 2, shortlisted: 1, last: "RE-2026-0009" },
    last_challenge: { reference: "CH-2026-0050", title: "Night" },
    last_at: "2026-05-01T10:00:00Z",
  },
};

const responseWith = (text: string) => ({
  ...{ id: "r1", reference: "RE-2027-0001", status: "draft", version: 1, is_own: true },
  challenge: {
    ...{ id: "c1", reference: "CH-2027-0001", title: "Finding people", status: "open" },
    ...{ response_handling: "sealed", responses_close_at: "2027-03-18T17:00:00Z" },
    lead_force: FORCE,
    outcomes: [{ index: 0, title: "Found sooner", measure: "In hours" }],
  },
  ...{ supplier: FORCE, files: {}, solution: null, submitted: null, receipt: null },
  working_copy: {
    outcomes: [{ ...OUTCOME, text }],
    ...{ proven_elsewhere: "", transfer_gaps: "", safeguards: "", what_to_know: "" },
    ...{ cost_band: null, time_needed: "", interest_in_events: false, interest_in_pilot: false },
    ...{ confidential_parts: [], attachments: [], solution: null, differs: true },
    updated_at: "2027-03-01T10:00:00Z",
  },
  ...{ submitted_at: null, withdrawn_at: null, decided_at: null, feedback: null },
  ...{ feedback_state: "not_due", feedback_owed_since: null, available_actions: ["edit"] },
});

/** The question with the earlier answers shown. */
async function open(text: string, noting = 201) {
  const asked = answerWith((method, path) => {
    if (path.endsWith("/auth/session")) {
      return { body: sessionOf(membership("m1", "Example Otter Ltd", "supplier_member")) };
    }
    if (path.includes("/answer-uses")) {
      if (method === "DELETE") return { status: 204, body: null };
      return { status: noting, body: noting === 201 ? { id: "u1" } : { title: "No" } };
    }
    if (path.startsWith("/api/v1/answers")) {
      return { body: { items: [ANSWER], next_cursor: null, total: 1 } };
    }
    return { body: responseWith(text), headers: { ETag: '"v1"' } };
  });
  openService("/supplier/responses/RE-2027-0001/draft/outcome-1", routes);
  fireEvent.click(await screen.findByRole("button", { name: "Use an earlier answer" }));
  await screen.findByText(/^One earlier answer/);
  return asked;
}

const box = () => screen.getByLabelText("Describe how") as HTMLTextAreaElement;
const secret = () => screen.getByLabelText("Keep this answer confidential") as HTMLInputElement;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const notes = (asked: { method: string; path: string; body: unknown }[], method: string) =>
  asked.filter((one) => one.method === method && one.path.includes("/answer-uses"));

describe("earlier answers at a question", () => {
  it("say where they were sent, how they fared and how often they were used", async () => {
    const asked = await open("");
    const list = within(screen.getByRole("region", { name: "Earlier answers" }));
    list.getByRole("heading", { name: "Found within an hour" });
    list.getByRole("link", { name: "Missing persons" });
    list.getByText("How it fared: shortlisted. The force said: it fits well.");
    list.getByText(
      "Used in 3 responses that were sent, last to CH-2026-0050: 2 decided, 1 shortlisted.",
    );
    const [first] = asked.filter(({ path }) => path.startsWith("/api/v1/answers"));
    expect(first?.path).toMatch(/response=RE-2027-0001/);
    expect(decodeURIComponent(first?.path ?? "")).toMatch(/place=outcomes\/0/);
  });

  it("go into an empty box with their mark, saved and noted", async () => {
    const asked = await open("");
    press(/^Use this answer/);
    expect(box().value).toBe(ANSWER.text);
    expect(secret().checked).toBe(true);
    await screen.findByText(/now marked confidential/);
    await waitFor(() => expect(document.activeElement).toBe(box()));
    expect(notes(asked, "POST")[0]?.body).toEqual({ place: "outcomes/0", answer: ANSWER.id });
    fireEvent.blur(box());
    await screen.findByText(/^Saved at/);
    const saved = asked.filter(({ method }) => method === "PATCH").at(-1);
    expect(saved?.body).toEqual({
      outcomes: [{ ...OUTCOME, text: ANSWER.text, confidential: true }],
    });
  });

  it("stand beneath what was written, or take its place, as the writer says", async () => {
    await open("Mine.");
    expect(screen.queryByRole("button", { name: /^Use this answer/ })).toBeNull();
    press(/^Add beneath/);
    expect(box().value).toBe(`Mine.\n\n${ANSWER.text}`);
    press("Use an earlier answer");
    fireEvent.click(await screen.findByRole("button", { name: /^Replace what I wrote/ }));
    expect(box().value).toBe(ANSWER.text);
    press("Undo");
    expect(box().value).toBe(`Mine.\n\n${ANSWER.text}`);
  });

  it("are taken out and put in again without losing what was typed meanwhile", async () => {
    const asked = await open("Mine.");
    press(/^Replace what I wrote/);
    fireEvent.change(box(), { target: { value: "Typed afterwards." } });
    press("Undo");
    expect(box().value).toBe("Mine.");
    expect(secret().checked).toBe(false);
    await waitFor(() => expect(notes(asked, "DELETE")).toHaveLength(1));
    press("Put it in again");
    expect(box().value).toBe("Typed afterwards.");
    await waitFor(() => expect(notes(asked, "POST")).toHaveLength(2));
  });

  it("stay in the box when the note of their use fails", async () => {
    await open("", 503);
    press(/^Use this answer/);
    press("Undo");
    press("Put it in again");
    expect(box().value).toBe(ANSWER.text);
  });

  it("are searched by Enter, which does not send the question", async () => {
    const asked = await open("");
    const search = screen.getByLabelText("Search your earlier answers");
    fireEvent.change(search, { target: { value: "trusts" } });
    expect(fireEvent.keyDown(search, { key: "Enter" })).toBe(false);
    await screen.findByText("One earlier answer holds these words.");
    expect(asked.some(({ path }) => path.includes("q=trusts"))).toBe(true);
    screen.getByRole("heading", { level: 1, name: "Found sooner" });
  });
});

describe("the effort before starting", () => {
  it.each([
    [1, 8, "2 hours"],
    [4, 8, "3 hours"],
    [4, 4, "2 hours"],
    [2, 4, "one and a half hours"],
    [5, 8, "3 hours"],
    [6, 8, "3 and a half hours"],
    [0, 1, "one hour"],
  ])("of %i outcomes and %i questions is %s", (outcomes, others, words) => {
    expect(effortText(outcomes, others)).toBe(words);
  });
});
