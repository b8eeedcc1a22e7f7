import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { expectAccessible } from "../../../tests/accessible";
import { answeredOf, MANAGE, openAnswering, pageOf, questionOf } from "../../../tests/answering";
import { challengeOf } from "../../../tests/records";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2030-01-10T09:00:00Z") });
  return () => vi.useRealTimers();
});

const rows = () => within(screen.getByRole("table")).getAllByRole("row").slice(1);

describe("the questions of a challenge one manages", () => {
  it("stand by due time, with what is left of it in words", async () => {
    const late = questionOf({ id: "q2", text: "And the second?", due_at: "2030-01-08T17:00:00Z" });
    const { lists } = await openAnswering(MANAGE, { questions: [late, questionOf()] });
    expect(lists()[0]?.path).toMatch(/status=asked&status=lapsed&sort=due&limit=20/);
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/And the second\?Asked at 10am.*5pm on 8.January.2030.*2 days late/),
      expect.stringMatching(/Otter kiosk.*5pm on 12.January.2030.*2 days left/),
    ]);
    expect(screen.getByText("2 days late").className).toContain("govuk-tag");
    const link = screen.getByRole("link", { name: "And the second?" });
    expect(link.getAttribute("href")).toBe(`${MANAGE}/q2`);
    const csv = screen.getByRole("link", { name: "Download as CSV" });
    expect(csv.getAttribute("href")).toMatch(
      /CH-2030-0042\/questions\.csv\?status=asked&status=lapsed$/,
    );
    await expectAccessible();
  });

  it("are shown by what became of them, page by page", async () => {
    const list = (path: string) => {
      if (path.includes("status=declined")) {
        return pageOf([questionOf({ status: "declined", because: "for_the_procurement" })]);
      }
      if (path.includes("status=merged")) {
        const into = { id: "q9", text: "May it stand there?", answer: null, published_at: null };
        return pageOf([questionOf({ status: "merged", merged_into: into })]);
      }
      const corrected = answeredOf({ changed_at: "2030-01-07T09:00:00.000Z" });
      return pageOf([corrected], { next_cursor: "more", total: 21 });
    };
    const { lists } = await openAnswering(`${MANAGE}?status=published`, { list });
    expect(lists()[0]?.path).toContain("status=published&sort=newest");
    expect(rows()[0]?.textContent).toMatch(
      /May equipment stand outside\?.*Answered at 9am, 6.January.2030Corrected at 9am, 7/,
    );
    expect(screen.getByText("21 questions")).toBeTruthy();
    expect(screen.getByRole("link", { name: /Next/ }).getAttribute("href")).toContain(
      "status=published&cursor=more",
    );
    await userEvent.click(screen.getByRole("link", { name: "Answered with another" }));
    await waitFor(() => expect(rows()[0]?.textContent).toContain("May it stand there?"));
    await userEvent.click(screen.getByRole("link", { name: "Left unanswered" }));
    await waitFor(() =>
      expect(rows()[0]?.textContent).toContain("matter for the procurement, not for this stage"),
    );
  });

  it("says of a question without an answer in time that nobody answers it any more", async () => {
    const lapsed = questionOf({ status: "lapsed", available_actions: [] });
    await openAnswering(MANAGE, { questions: [lapsed] });
    expect(rows()[0]?.textContent).toContain("Not answered in time");
    expect(rows()[0]?.textContent).not.toContain("days left");
  });

  it("shows as much of a long question as tells it from others", async () => {
    await openAnswering(MANAGE, { questions: [questionOf({ text: "word ".repeat(200) })] });
    const { textContent: shown } = screen.getByRole("link", { name: /^word word/ });
    expect(shown).toMatch(/word …$/);
    expect(shown?.length).toBeLessThanOrEqual(165);
  });

  const WINDOWS = [
    [{ status: "open" }, /can ask until 5pm on 14.March.2030, in 63.days\./],
    [{ status: "open", questions_close_at: "2030-01-09T17:00:00Z" }, /closed at 5pm on 9.January/],
    [{ status: "closed", questions_close_at: "2030-01-09T17:00:00Z" }, /closed at 5pm on 9.Janu/],
    [{ status: "scheduled", opens_at: "2030-01-12T09:00:00Z" }, /can ask from 9am on 12.January/],
    [{ status: "concluded" }, /cannot ask any more/],
    [{ status: "in_moderation", published_at: null }, /once the challenge is published and open/],
  ] as const;
  it.each(WINDOWS)("says that nothing waits, and until when one can ask: %o", async (is, words) => {
    await openAnswering(MANAGE, {
      challenge: challengeOf({ available_actions: ["manage"], ...is }),
    });
    expect(screen.getByText("Nothing is waiting.")).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Download as CSV" })).toBeNull();
  });
});

describe("the questions of a challenge of another force", () => {
  it("are those with an answer, and it says who decides", async () => {
    const { lists } = await openAnswering(`${MANAGE}?status=asked`, {
      challenge: challengeOf({ available_actions: ["read_responses"] }),
      questions: [answeredOf({ text: null, due_at: null, available_actions: [] })],
    });
    expect(lists()[0]?.path).toContain("status=published");
    expect(screen.getByText(/Only Kent Police and the moderator decide/)).toBeTruthy();
    expect(screen.queryByRole("navigation", { name: "Which questions" })).toBeNull();
    expect(screen.getByRole("link", { name: "May equipment stand outside?" })).toBeTruthy();
  });
});

describe("what has just been done", () => {
  const into = { id: "q9", text: "?", answer: null, published_at: null };
  const DONE = [
    [answeredOf(), "The answer is published", /All who may read this challenge can read it now/],
    [answeredOf({ changed_at: "2030-01-07T09:00:00Z" }), "The correction is published", /it now/],
    [
      questionOf({ status: "declined", because: "cannot_be_public" }),
      "The question is left unanswered",
      /reads the reason: The answer cannot be public\./,
    ],
    [
      questionOf({ status: "merged", merged_into: into }),
      "The question is answered with another one",
      /reads the answer once that question has one/,
    ],
    [
      questionOf({ status: "merged", merged_into: { ...into, answer: "Yes." } }),
      "The question is answered with another one",
      /is led to that answer/,
    ],
  ] as const;
  it.each(DONE)("is told from the record: %#", async (question, heading, words) => {
    await openAnswering(`${MANAGE}?done=q1`, { questions: [question], list: () => pageOf([]) });
    const banner = await screen.findByRole("alert", { name: "Success" });
    expect(within(banner).getByText(heading)).toBeTruthy();
    expect(within(banner).getByText(words)).toBeTruthy();
  });

  it("leads to where everybody reads an answer", async () => {
    await openAnswering(`${MANAGE}?done=q1`, { questions: [answeredOf()], list: () => pageOf([]) });
    const link = await screen.findByRole("link", { name: /Read it on the page/ });
    expect(link.getAttribute("href")).toBe("/challenges/CH-2030-0042/questions#q-q1");
  });

  it("is not said of what still waits", async () => {
    await openAnswering(`${MANAGE}?done=q1`, { questions: [questionOf()] });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
