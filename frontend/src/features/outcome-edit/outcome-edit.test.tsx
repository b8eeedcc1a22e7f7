import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Challenge } from "@/shared/records";
import type { Role } from "@/shared/session";
import { challengeOf } from "../../../tests/records";
import { cardOf, REF, responsesOf } from "../../../tests/responses";
import {
  type Answer,
  answerWith,
  membership,
  openService,
  sessionOf,
} from "../../../tests/service";
import type { Outcome } from "./api";
import { routes } from "./routes";

const TASKS = `/challenges/${REF}/outcome/edit`;

const OUTCOME: Outcome = {
  challenge: {
    ...{ id: "challenge-1", reference: REF, title: "Interpreters", version: 4, is_example: true },
    lead_force: { id: "force-kent", slug: "kent", name: "Kent Police" },
    outcome_expected_on: null,
  },
  next_step: "pilot",
  what_market_said: "Most of it exists.",
  what_happens_next: "We try it in spring.",
  ...{ notice_number: null, notice_url: null, published_at: null },
  updated_at: "2030-04-01T09:00:00.000Z",
  reply_rate: { answered: 1, submitted: 2 },
  you_wrote: false,
  findings: [],
};

type Scene = {
  role?: Role;
  challenge?: Partial<Challenge>;
  outcome?: Outcome | null;
  owed?: number;
  sent?: (method: string, body: unknown) => Answer | undefined;
};

async function open(address: string, scene: Scene = {}) {
  const { role = "force_contributor", outcome = OUTCOME, owed = 0 } = scene;
  const session = sessionOf(membership("force-kent", "Kent Police", role));
  const challenge = challengeOf({
    status: "closed",
    available_actions: ["record_outcome"],
    ...scene.challenge,
  });
  const items = [1, 2].map((number) => cardOf(number, { feedback_owed: number <= owed }));
  const asked = answerWith((method, path, body) => {
    const special = method === "GET" ? undefined : scene.sent?.(method, body);
    if (special) return special;
    if (path.endsWith("/auth/session")) return { body: session };
    if (path.endsWith("/outcome")) {
      return outcome ? { body: outcome, headers: { ETag: '"4"' } } : undefined;
    }
    if (path.includes("/responses")) return { body: responsesOf({ count: 2, total: 2, items }) };
    return { body: challenge, headers: { ETag: '"3"' } };
  });
  openService(address, routes);
  await screen.findByRole("heading", { level: 1 });
  return asked;
}

const task = (name: string) => {
  const item = screen.getByText(name).closest("li");
  return item ? within(item) : within(document.body);
};

describe("the tasks of an outcome", () => {
  it("list each response without feedback, with the way to write it", async () => {
    await open(TASKS, { owed: 2 });
    expect(task("Feedback for every supplier").getByText("2 owed")).toBeTruthy();
    const missing = screen.getByRole("region", { name: "2 responses have no feedback yet" });
    const links = within(missing).getAllByRole("link");
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/responses/RE-2030-0001#feedback",
      "/responses/RE-2030-0002#feedback",
    ]);
  });

  it("begin with what happens next: the rest cannot start before", async () => {
    await open(TASKS, { outcome: null });
    expect(task("What happens next").getByText("To do")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "What the market said" })).toBeNull();
    expect(task("Check the outcome").getByText("Cannot start yet")).toBeTruthy();
  });

  it("are not there before responses have closed, nor for another force", async () => {
    await open(TASKS, { challenge: { status: "open", available_actions: [] } });
    expect(screen.getByText(/when responses have closed, at 5pm/)).toBeTruthy();
    expect(screen.queryByText("Feedback for every supplier")).toBeNull();
  });
});

describe("a section of an outcome", () => {
  it("is saved as a whole with the version it was read in, and leads back", async () => {
    const saved = { body: OUTCOME, headers: { ETag: '"5"' } };
    const asked = await open(`${TASKS}/said`, {
      sent: (method) => (method === "PUT" ? saved : undefined),
    });
    fireEvent.change(screen.getByLabelText("What the market said"), {
      target: { value: "More exists than we knew." },
    });
    fireEvent.click(screen.getByRole("button", { name: "Save and continue" }));
    await screen.findByRole("heading", { name: "Write the outcome" });
    const wish = asked.find(({ method }) => method === "PUT")?.body;
    expect(wish).toMatchObject({
      next_step: "pilot",
      what_happens_next: "We try it in spring.",
      what_market_said: "More exists than we knew.",
      notice_number: null,
    });
  });

  it("asks what comes next in its own words when it is not chosen", async () => {
    const errors = [{ pointer: "/next_step", code: "enum", message: "no" }];
    await open(`${TASKS}/next`, {
      outcome: null,
      sent: () => ({ status: 422, body: { errors } }),
    });
    fireEvent.change(screen.getByLabelText("What happens next"), { target: { value: "We wait." } });
    fireEvent.click(screen.getByRole("button", { name: "Save and continue" }));
    expect(await screen.findByRole("link", { name: "Choose what you will do next" })).toBeTruthy();
  });
});

describe("checking an outcome", () => {
  it("tells whoever wrote it that somebody else publishes it", async () => {
    await open(`${TASKS}/check`, {
      role: "force_approver",
      outcome: { ...OUTCOME, you_wrote: true },
    });
    expect(screen.getByText(/You wrote part of this outcome, so another approver/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Publish the outcome" })).toBeNull();
  });

  it("shows an approver what is refused, and why", async () => {
    const message = "Give feedback on every response: 1 still without";
    const errors = [{ pointer: "/feedback_owed", code: "missing", message }];
    const asked = await open(`${TASKS}/check`, {
      role: "force_approver",
      challenge: { available_actions: ["publish_outcome", "record_outcome"] },
      owed: 1,
      sent: () => ({ status: 409, body: { title: "Something is missing", errors } }),
    });
    fireEvent.click(screen.getByRole("button", { name: "Publish the outcome" }));
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(message));
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
      action: "publish_outcome",
    });
    fireEvent.click(screen.getByRole("link", { name: message }));
    expect(document.activeElement?.textContent).toBe("One response has no feedback yet");
    expect(screen.getByRole("link", { name: "Write feedback for Supplier 1" })).toBeTruthy();
  });

  it("names words that may not belong in public, with the way to them", async () => {
    const finding: Outcome["findings"][number] = {
      ...{ pointer: "/what_market_said", section: "outcome", kind: "phone", start: 0, end: 3 },
      ...{ excerpt: "01632 960417", message: "A phone number", sha: "1", explanation: null },
    };
    await open(`${TASKS}/check`, { outcome: { ...OUTCOME, findings: [finding] } });
    const found = screen.getByRole("region", { name: "Something may not belong in public" });
    expect(found.textContent).toContain("01632 960417");
    const change = within(found).getByRole("link", { name: "Change the text" });
    expect(change.getAttribute("href")).toBe(`${TASKS}/said`);
  });
});
