import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Challenge } from "@/shared/records";
import { expectAccessible } from "../../../tests/accessible";
import { ownQuestionOf, questionOf } from "../../../tests/questions";
import { challengeOf } from "../../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import type { Question } from "./api";
import { routes } from "./routes";

const ADDRESS = "/challenges/CH-2030-0042/questions";
const SUPPLIER = sessionOf(membership("otter", "Otter Ltd", "supplier_member"));
const FORCE = sessionOf(membership("kent", "Kent Police", "force_contributor"));
const NOW = new Date("2030-01-08T12:00:00Z");

type Scene = {
  challenge?: Partial<Challenge>;
  session?: typeof SUPPLIER;
  answered?: Question[];
  own?: Question[];
  next?: string | null;
};

const page = (items: Question[], next: string | null = null) => ({
  body: { items, next_cursor: next, total: next === null ? items.length : 60 },
});

async function open(scene: Scene = {}, at = ADDRESS) {
  const { challenge, session = sessionOf(), answered = [questionOf()], own = [], next } = scene;
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: session };
    if (path.includes("mine=true")) return page(own);
    if (path.includes("/questions?")) return page(answered, next);
    return { body: challengeOf({ ...challenge }) };
  });
  const { router } = openService(at, routes);
  await screen.findByRole("heading", { level: 1 });
  return { asked, router };
}
afterEach(() => vi.useRealTimers());

const ask = () => screen.queryByRole("button", { name: "Ask a question" });
const card = (name: string) =>
  screen.getByRole("heading", { level: 3, name }).closest(".govuk-summary-card") as HTMLElement;

describe("the questions of a challenge", () => {
  it("are read by everybody with their answers, each at an address of its own", async () => {
    const { asked } = await open({ answered: [questionOf(), questionOf({ id: "q0" })] });
    expect(asked.map(({ path }) => path)).toEqual([
      "/api/v1/auth/session",
      "/api/v1/challenges/CH-2030-0042",
      "/api/v1/challenges/CH-2030-0042/questions?status=published&limit=50",
    ]);
    expect(screen.getByRole("heading", { name: "2 answered questions" })).toBeTruthy();
    const first = document.getElementById("q-q1") as HTMLElement;
    expect(within(first).getByText("They need a room of their own.").tagName).toBe("P");
    expect(within(first).getByText("Answered at 10am on 5 January 2030")).toBeTruthy();
    expect(within(first).queryByText("You asked this")).toBeNull();
    expect(screen.getByText(/Nobody learns who asked, not even the force/)).toBeTruthy();
    const csv = screen.getByRole("link", { name: "Download as CSV" });
    expect(csv.getAttribute("href")).toBe(`/api/v1${ADDRESS}.csv?status=published`);
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
    await open({ challenge, session: SUPPLIER, answered: [corrected], own: [ownQuestionOf()] });
    await expectAccessible();
    const article = within(document.getElementById("q-q1") as HTMLElement);
    expect(
      article.getByText("Corrected at 10am on 6 January 2030: The rules are new."),
    ).toBeTruthy();
    const before = article.getByText("What stood here before").closest("details");
    expect(before?.textContent).toMatch(/Published at 10am on 5.January.2030/);
    expect(before?.textContent).toContain("May they?No.");
    expect(article.getByText("You asked this")).toBeTruthy();
    const words = article.getByText("What you asked").closest("details");
    expect(words?.textContent).toContain("May our people work from home?");
  });

  it("go on by pages, kept in the address", async () => {
    const { asked } = await open({ next: "c2" }, `${ADDRESS}?cursor=c1&trail=-`);
    expect(asked.at(-1)?.path).toContain("cursor=c1");
    const to = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");
    expect(to(/Next/)).toBe(`${ADDRESS}?cursor=c2&trail=-%7Ec1`);
    expect(to(/Previous/)).toBe(ADDRESS);
  });

  it("say until when one can ask where there are none yet", async () => {
    await open({ answered: [], challenge: { questions_close_at: "2030-01-17T17:00:00.000Z" } });
    expect(screen.getByRole("heading", { name: "No questions yet" })).toBeTruthy();
    expect(screen.getAllByText(/can be asked until 5pm on 17.January.2030/)).toHaveLength(2);
    expect(screen.getByText(/^In 9.days\./)).toBeTruthy();
    expect(screen.queryByRole("link", { name: /CSV/ })).toBeNull();
  });
});

describe("asking", () => {
  it("is offered to suppliers who may, and to the public on the way to an account", async () => {
    await open({ session: SUPPLIER, challenge: { available_actions: ["ask", "respond"] } });
    expect(ask()?.getAttribute("href")).toBe("/challenges/CH-2030-0042/ask");
    expect(screen.queryByText("Suppliers ask with an account.")).toBeNull();
    cleanup();
    await open();
    expect(ask()?.getAttribute("href")).toBe("/challenges/CH-2030-0042/ask");
    expect(screen.getByText("Suppliers ask with an account.")).toBeTruthy();
    cleanup();
    await open({ session: FORCE });
    expect(screen.getByText(/can be asked until 5pm on 14.March.2030/)).toBeTruthy();
    expect(ask()).toBeNull();
  });

  it("is over before responses close: what else there is to do is said", async () => {
    const challenge = { questions_close_at: "2030-01-07T17:00:00.000Z" };
    await open({ challenge });
    expect(screen.getByText("Questions closed at 5pm on 7 January 2030")).toBeTruthy();
    expect(screen.getByText(/^Yesterday\./)).toBeTruthy();
    const respond = screen.getByRole("link", { name: "respond to this challenge" });
    expect(respond.getAttribute("href")).toBe("/challenges/CH-2030-0042/respond");
    expect(ask()).toBeNull();
    cleanup();
    await open({ challenge, session: FORCE });
    expect(screen.getByText(/What was asked in time can still be answered/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "respond to this challenge" })).toBeNull();
  });

  it("is over for a supplier when the service says so, whatever its own clock says", async () => {
    await open({ session: SUPPLIER, challenge: { available_actions: ["respond"] } });
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
    await open({ challenge, answered: [] });
    expect(screen.getByText(words).className).toBe("eme-deadline__date");
    expect(ask()).toBeNull();
    const tab = screen.queryByRole("link", { name: "Questions" });
    expect(tab !== null).toBe(!("published_at" in challenge));
  });

  it("leads to the outcome once there is one", async () => {
    await open({ challenge: { status: "concluded" } });
    const outcome = screen.getByRole("link", { name: "read the outcome" });
    expect(outcome.getAttribute("href")).toBe("/challenges/CH-2030-0042/outcome");
  });

  it("closes while somebody reads: said on top, and shown when asked", async () => {
    await open({ challenge: { questions_close_at: "2030-01-08T12:00:00.100Z" } });
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

describe("what one’s own organisation asked", () => {
  const openOwn = (...own: Question[]) => open({ session: SUPPLIER, own });

  it("is fetched for suppliers only, and not shown where there is none", async () => {
    const { asked } = await openOwn();
    expect(asked.map(({ path }) => path)).toContain(
      "/api/v1/challenges/CH-2030-0042/questions?mine=true&status=asked&status=merged&status=declined&limit=100",
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
      merged("m2", "Elsewhere?", { merged_into: { ...into, id: "q99", published_at: at } }),
      merged("m3", "Not yet?", { merged_into: null }),
      merged("m4", "Never?", {
        challenge: { ...questionOf().challenge, status: "concluded" },
      }),
    );
    expect(within(card("Here?")).getByRole("link").getAttribute("href")).toBe("#q-q1");
    expect(card("Here?").textContent).toContain("Answered with another");
    expect(within(card("Elsewhere?")).queryByRole("link")).toBeNull();
    expect(within(card("Elsewhere?")).getByText("Yes.")).toBeTruthy();
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
    expect(shown.getByText(words)).toBeTruthy();
  });

  it.each([
    ["concluded", /was concluded before the force answered/],
    ["withdrawn", /was withdrawn before the force answered/],
  ] as const)("was not answered before the challenge was %s", async (status, words) => {
    const challenge = { ...questionOf().challenge, status };
    await openOwn(ownQuestionOf({ status: "lapsed", challenge }));
    const shown = within(card("Which languages are missing?"));
    expect(shown.getByText("Not answered in time")).toBeTruthy();
    expect(shown.getByText(words)).toBeTruthy();
  });
});
