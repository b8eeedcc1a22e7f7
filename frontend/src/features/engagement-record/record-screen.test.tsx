import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Role } from "@/shared/session";
import { challengeOf } from "../../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import type { Disclosure, EngagementRecord } from "./api";
import { routes } from "./routes";

const HASH = "9f3c71a0be4200000000000000000000000000000000000000000000000007d5";

const feedback: Disclosure = {
  ...{ what: "feedback", to: "one_sender", at: "2030-05-01T10:00:00Z", channel: "portal" },
  ...{ by_role: "force_contributor", times: 4, because: "own_response" },
};
const published: Disclosure = {
  ...{ what: "challenge_published", to: "everybody", at: "2030-01-01T10:00:00Z" },
  ...{ by_role: "moderator", times: 1, because: null, channel: "portal" },
};

function recordOf(change: Partial<EngagementRecord> = {}): EngagementRecord {
  const { lead_force } = challengeOf();
  return {
    ...{ challenge_id: "c-1", reference: "CH-2030-0042", title: "T", status: "concluded" },
    ...{ visibility: "public", response_handling: "sealed", purposes: [], is_example: true },
    ...{ published_at: "2030-01-01T10:00:00Z", opens_at: null, questions_close_at: null },
    ...{ responses_close_at: "2030-03-14T17:00:00Z", made_at: "2030-06-01T10:00:00Z" },
    force: { ...lead_force },
    asymmetries: [feedback],
    disclosures: [published, feedback],
    questions: { asked: 0, answered: 0, merged: 0, declined: 0, unanswered: 0 },
    participants: { responses_submitted: 4, responses_withdrawn: 1, suppliers: null },
    steps: [
      {
        ...{ step: "second_person_signed", taken: true, at: "2030-01-01T09:00:00Z" },
        ...{ count: null, of: null },
      },
      { step: "feedback_for_all", taken: false, at: null, count: 2, of: 4 },
    ],
    proof: { facts: 9, head_hash: HASH, checkpoint_hash: null, checkpoint_at: null },
    ...change,
  };
}

async function open(record: EngagementRecord, role: Role = "force_contributor") {
  answerWith((_, path) => {
    const { id, name } = challengeOf().lead_force;
    if (path.endsWith("/auth/session")) return { body: sessionOf(membership(id, name, role)) };
    if (path.includes("/timeline")) return { body: { items: [], next_cursor: null, total: 0 } };
    return { body: path.endsWith("/engagement-record") ? record : challengeOf() };
  });
  openService("/challenges/CH-2030-0042/engagement-record", routes);
  await screen.findByRole("heading", { level: 2, name: "Engagement record" });
}

describe("the engagement record", () => {
  it("starts with what some were told and others not, each with its reason", async () => {
    await open(recordOf());
    const first = screen.getAllByRole("heading", { level: 3 })[0];
    expect(first?.textContent).toBe("Told to some and not to all");
    const list = screen.getByRole("region", { name: "Told to some and not to all" });
    expect(list.textContent).toContain("It has 1 row, with a reason.");
    expect(list.textContent).toContain("4 suppliers, each about their own response");
    expect(list.textContent).toContain("goes to the supplier who sent it");
  });

  it("says so when that list is empty, and when a row has no reason", async () => {
    await open(recordOf({ asymmetries: [], disclosures: [published] }));
    expect(screen.getByText("It is empty.")).toBeTruthy();
  });

  it("does not call a row reasoned that is not", async () => {
    await open(recordOf({ asymmetries: [{ ...feedback, because: null }] }));
    expect(screen.getByText("It has 1 row without a reason.")).toBeTruthy();
    expect(screen.getByText("No reason is given")).toBeTruthy();
  });

  it("shows which steps were taken and what shows it", async () => {
    await open(recordOf());
    const table = screen.getByRole("table", { name: /Steps taken under section 16\(3\)/ });
    const rows = within(table)
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.textContent);
    expect(rows[0]).toMatch(/^A second person signed it off.*Taken.*Signed off at 9am/);
    expect(rows[1]).toBe(
      "Every supplier who responded gets feedbackNot yet2 of 4 responses have feedback",
    );
  });

  it("tells of every answer, counts what was not answered, and says what became of all", async () => {
    const answered: Disclosure = { ...published, what: "question_answered" };
    const declined: Disclosure = {
      ...{ what: "question_declined", to: "one_asker", at: "2030-02-02T10:00:00Z" },
      ...{ by_role: "moderator", times: 2, because: "own_question", channel: "portal" },
    };
    await open(
      recordOf({
        asymmetries: [declined],
        disclosures: [answered, answered, declined],
        questions: { asked: 6, answered: 2, merged: 1, declined: 2, unanswered: 1 },
        steps: [{ step: "answers_for_all", taken: false, at: null, count: 5, of: 6 }],
      }),
    );
    const told = screen.getByRole("region", { name: "What suppliers were told, oldest first" });
    expect(within(told).getAllByText("A question was answered")).toHaveLength(2);
    const some = screen.getByRole("region", { name: "Told to some and not to all" });
    expect(some.textContent).toContain("The suppliers who asked 2 questions");
    expect(some.textContent).toContain("nobody learns who asked");
    expect(screen.getByText("5 of 6 questions are answered, merged or declined")).toBeTruthy();
    expect(screen.getByText(/^6 \(2 answered, 1 merged with another, 2 declined/)).toBeTruthy();
  });

  it("shortens the last link and claims no checkpoint that was not taken", async () => {
    await open(recordOf());
    expect(screen.getByText("9f3c 71a0 be42 … 07d5").getAttribute("title")).toBe(HASH);
    expect(screen.getByText(/No checkpoint has been taken yet/)).toBeTruthy();
  });

  it("names suppliers only where they may be named", async () => {
    await open(recordOf(), "auditor");
    expect(screen.getByText("Auditors read facts and numbers, not names")).toBeTruthy();
  });

  it("is printed by its button", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    await open(recordOf());
    screen.getByRole("button", { name: "Print, or save as PDF" }).click();
    expect(print).toHaveBeenCalledTimes(1);
  });
});
