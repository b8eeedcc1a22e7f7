import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { expectAccessible } from "../../../tests/accessible";
import { openQuestions, QUESTIONS, SUPPLIER } from "../../../tests/asked";
import { ownQuestionOf, questionOf } from "../../../tests/questions";
import { membership, sessionOf } from "../../../tests/service";

const FORCE = sessionOf(membership("kent", "Kent Police", "force_contributor"));

const ask = () => screen.queryByRole("button", { name: "Ask a question" });

describe("the questions of a challenge", () => {
  it("are read by everybody with their answers, each at an address of its own", async () => {
    const { asked } = await openQuestions({ answered: [questionOf(), questionOf({ id: "q0" })] });
    expect(asked.map(({ path }) => path)).toEqual([
      "/api/v1/auth/session",
      "/api/v1/challenges/CH-2030-0042",
      "/api/v1/challenges/CH-2030-0042/questions?status=published&limit=50",
    ]);
    expect(screen.getByRole("heading", { name: "2 answered questions" })).toBeTruthy();
    const first = document.getElementById("q-q1") as HTMLElement;
    expect(within(first).getByText("They need a room of their own.").tagName).toBe("P");
    expect(within(first).getByText("Answered at 10am on 5 January 2030")).toBeTruthy();
    expect(within(first).queryByText("Your organisation asked this")).toBeNull();
    expect(
      screen.getByText(/Nobody outside the organisation that asked learns who did, not even/),
    ).toBeTruthy();
    const csv = screen.getByRole("link", { name: "Download as CSV" });
    expect(csv.getAttribute("href")).toBe(`/api/v1${QUESTIONS}.csv?status=published`);
    const tab = screen.getByRole("link", { name: "Questions" });
    expect(tab.getAttribute("aria-current")).toBe("page");
    expect(document.title).toContain("Questions and answers – CH-2030-0042");
  });

  it("break no rule of accessibility, with all there can be on the page", async () => {
    const earlier = [{ ...{ number: 1, wording: "May they?", answer: "No.", what_changed: "" } }];
    const corrected = questionOf({
      ...{ is_yours: true, text: "May our people work from home?" },
      changed_at: "2030-01-06T10:00:00.000Z",
      what_changed: "The rules are new.",
      earlier: earlier.map((one) => ({ ...one, published_at: "2030-01-05T10:00:00.000Z" })),
    });
    const challenge = { available_actions: ["ask"] };
    await openQuestions({
      challenge,
      session: SUPPLIER,
      answered: [corrected],
      own: [ownQuestionOf()],
    });
    await expectAccessible();
    const article = within(document.getElementById("q-q1") as HTMLElement);
    expect(
      article.getByText("Corrected at 10am on 6 January 2030: The rules are new."),
    ).toBeTruthy();
    const before = article.getByText("What stood here before").closest("details");
    expect(before?.textContent).toMatch(/Published at 10am on 5.January.2030/);
    expect(before?.textContent).toContain("May they?No.");
    expect(article.getByText("Your organisation asked this")).toBeTruthy();
    const words = article.getByText("As it was asked").closest("details");
    expect(words?.textContent).toContain("May our people work from home?");
  });

  it("go on by pages, kept in the address", async () => {
    const { asked } = await openQuestions({ next: "c2" }, `${QUESTIONS}?cursor=c1&trail=-`);
    expect(asked.at(-1)?.path).toContain("cursor=c1");
    const to = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");
    expect(to(/Next/)).toBe(`${QUESTIONS}?cursor=c2&trail=-%7Ec1`);
    expect(to(/Previous/)).toBe(QUESTIONS);
  });

  it("are found where a link leads to one of another page, which then has the focus", async () => {
    await openQuestions({}, `${QUESTIONS}#q-q99`);
    await screen.findByRole("heading", { level: 2, name: "The question you were led to" });
    await waitFor(() => expect(document.activeElement?.id).toBe("q-q99"));
  });

  it.each([
    ["q-q1", {}],
    ["own", {}],
    ["q-unknown", {}],
    ["q-q99", { status: "asked" }],
    ["q-q99", { challenge: { ...questionOf().challenge, reference: "CH-2030-0001" } }],
  ] as const)("are not looked for where there is none to find: %s %o", async (hash, sought) => {
    const { asked } = await openQuestions({ sought }, `${QUESTIONS}#${hash}`);
    const looked = () => asked.filter(({ path }) => path.startsWith("/api/v1/questions/")).length;
    const looksFor = hash === "q-unknown" || hash === "q-q99";
    await waitFor(() => expect(looked()).toBe(looksFor ? 1 : 0));
    await waitFor(() => expect(document.querySelector("main [role=status]")).toBeNull());
    expect(screen.queryByText(/question you were led to/)).toBeNull();
  });

  it("say until when one can ask where there are none yet", async () => {
    await openQuestions({
      answered: [],
      challenge: { questions_close_at: "2030-01-17T17:00:00.000Z" },
    });
    expect(screen.getByRole("heading", { name: "No questions yet" })).toBeTruthy();
    expect(screen.getAllByText(/can be asked until 5pm on 17.January.2030/)).toHaveLength(2);
    expect(screen.getByText(/^In 9.days\./)).toBeTruthy();
    expect(screen.queryByRole("link", { name: /CSV/ })).toBeNull();
  });
});

describe("asking", () => {
  it("is offered to suppliers who may, and to the public on the way to an account", async () => {
    await openQuestions({
      session: SUPPLIER,
      challenge: { available_actions: ["ask", "respond"] },
    });
    expect(ask()?.getAttribute("href")).toBe("/challenges/CH-2030-0042/ask");
    expect(screen.queryByText("Suppliers ask with an account.")).toBeNull();
    cleanup();
    await openQuestions();
    expect(ask()?.getAttribute("href")).toBe("/challenges/CH-2030-0042/ask");
    expect(screen.getByText("Suppliers ask with an account.")).toBeTruthy();
    cleanup();
    await openQuestions({ session: FORCE });
    expect(screen.getByText(/can be asked until 5pm on 14.March.2030/)).toBeTruthy();
    expect(ask()).toBeNull();
  });

  it("is over before responses close: what else there is to do is said", async () => {
    const challenge = { questions_close_at: "2030-01-07T17:00:00.000Z" };
    await openQuestions({ challenge });
    expect(screen.getByText("Questions closed at 5pm on 7 January 2030")).toBeTruthy();
    expect(screen.getByText(/^Yesterday\./)).toBeTruthy();
    const respond = screen.getByRole("link", { name: "respond to this challenge" });
    expect(respond.getAttribute("href")).toBe("/challenges/CH-2030-0042/respond");
    expect(ask()).toBeNull();
    cleanup();
    await openQuestions({ challenge, session: FORCE });
    expect(screen.getByText(/What was asked in time can still be answered/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "respond to this challenge" })).toBeNull();
  });

  it("is over for a supplier when the service says so, whatever its own clock says", async () => {
    await openQuestions({ session: SUPPLIER, challenge: { available_actions: ["respond"] } });
    expect(screen.getByText("Questions closed at 5pm on 14 March 2030")).toBeTruthy();
    expect(ask()).toBeNull();
  });

  it.each([
    [{ status: "scheduled" }, "Questions can be asked from 9am on 3 January 2030"],
    [{ status: "closed" }, "Questions closed at 5pm on 14 March 2030"],
    [{ status: "withdrawn" }, "Withdrawn at 9am on 2 January 2030"],
    [{ visibility: "policing_only" }, "This challenge takes no questions from suppliers"],
    [{ published_at: null, status: "draft" }, "This challenge is not published yet"],
  ] as const)("is not offered at other times: %o", async (challenge, words) => {
    await openQuestions({ challenge, answered: [] });
    expect(screen.getByText(words).className).toBe("eme-deadline__date");
    expect(ask()).toBeNull();
    const tab = screen.queryByRole("link", { name: "Questions" });
    expect(tab !== null).toBe(!("published_at" in challenge));
  });

  it("leads to the outcome once there is one", async () => {
    await openQuestions({ challenge: { status: "concluded" } });
    const outcome = screen.getByRole("link", { name: "read the outcome" });
    expect(outcome.getAttribute("href")).toBe("/challenges/CH-2030-0042/outcome");
  });

  it("closes while somebody reads: said on top, and shown when asked", async () => {
    await openQuestions({ challenge: { questions_close_at: "2030-01-08T12:00:00.100Z" } });
    expect(ask()).toBeTruthy();
    vi.setSystemTime(new Date("2030-01-08T12:00:02Z"));
    await screen.findByText("Questions have closed while you were reading");
    expect(ask()).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show the changes" }));
    await waitFor(() => expect(ask()).toBeNull());
    expect(screen.getByText("Questions closed at 12 noon on 8 January 2030")).toBeTruthy();
    expect(screen.queryByText("Questions have closed while you were reading")).toBeNull();
  });
});
