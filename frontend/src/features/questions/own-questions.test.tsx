import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openQuestions, SUPPLIER } from "../../../tests/asked";
import { ownQuestionOf, questionOf } from "../../../tests/questions";
import type { Question } from "./api";

const card = (name: string) =>
  screen.getByRole("heading", { level: 3, name }).closest(".govuk-summary-card") as HTMLElement;

describe("what one’s own organisation asked", () => {
  const openOwn = (...own: Question[]) => openQuestions({ session: SUPPLIER, own });

  it("is fetched for suppliers only, and not shown where there is none", async () => {
    const { asked } = await openOwn();
    expect(asked.map(({ path }) => path)).toContain(
      "/api/v1/challenges/CH-2030-0042/questions?mine=true&status=asked&status=lapsed&status=merged&status=declined&limit=100",
    );
    expect(screen.queryByRole("heading", { name: /Your organisation/ })).toBeNull();
  });

  it("waits for an answer, and says by when and when it is late", async () => {
    await openOwn(
      ownQuestionOf(),
      ownQuestionOf({ id: "q3", text: "Late?", due_at: "2030-01-07T17:00:00.000Z" }),
    );
    const waiting = card("Which languages are missing?");
    expect(waiting.textContent).toContain("Question status: Waiting");
    expect(waiting.textContent).toMatch(/means to answer by 5pm on 11.January.2030, in.3.days/);
    expect(waiting.textContent).toMatch(/Asked at 9am on 4.January.2030/);
    expect(card("Late?").textContent).toMatch(
      /meant to answer by 5pm on 7.January.2030, yesterday/,
    );
  });

  it("is answered with another question: a link to it once that is published", async () => {
    const into = { id: "q1", text: "May interpreters work from home?", answer: "Yes." };
    const at = "2030-01-05T10:00:00.000Z";
    const merged = (id: string, text: string, changes: Partial<Question>) =>
      ownQuestionOf({ id, text, status: "merged", ...changes });
    await openOwn(
      merged("m1", "Here?", { merged_into: { ...into, published_at: at } }),
      merged("m3", "Not yet?", { merged_into: null }),
      merged("m4", "Never?", {
        challenge: { ...questionOf().challenge, status: "concluded" },
      }),
    );
    expect(within(card("Here?")).getByRole("link").getAttribute("href")).toBe("#q-q1");
    expect(card("Here?").textContent).toContain("Answered with another");
    expect(card("Not yet?").textContent).toContain("Question status: Waiting");
    expect(card("Not yet?").textContent).toContain("as soon as that one is answered");
    expect(card("Never?").textContent).toContain("Question status: Not answered in time");
  });

  it.each([
    ["not_about_this", "It is not about this challenge."],
    ["already_published", "The answer is published already (challenge text or another answer)."],
    ["for_the_procurement", "It is a matter for the procurement, not for this stage."],
    ["one_supplier_only", /would help one supplier only/],
    ["cannot_be_public", "The answer cannot be public."],
  ] as const)("is left unanswered for a reason in words: %s", async (because, words) => {
    await openOwn(ownQuestionOf({ status: "declined", because }));
    const shown = within(card("Which languages are missing?"));
    expect(shown.getByText("Left unanswered")).toBeTruthy();
    expect(shown.getByText(words, { exact: false })).toBeTruthy();
  });

  it.each([
    ["concluded", /was concluded before the force answered/],
    ["withdrawn", /was withdrawn before the force answered/],
  ] as const)("was not answered before the challenge was %s", async (status, words) => {
    const challenge = { ...questionOf().challenge, status };
    await openOwn(ownQuestionOf({ status: "lapsed", challenge }));
    const shown = within(card("Which languages are missing?"));
    expect(shown.getByText("Not answered in time")).toBeTruthy();
    expect(shown.getByText(words, { exact: false })).toBeTruthy();
  });
});
