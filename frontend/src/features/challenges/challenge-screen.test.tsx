import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Challenge } from "@/shared/records";
import { challengeOf } from "../../../tests/records";
import { answerWith, membership, openService, sessionOf } from "../../../tests/service";
import { routes } from "./routes";

const ADDRESS = "/challenges/CH-2030-0042";
const SUPPLIER = sessionOf(membership("supplier-1", "Otter Ltd", "supplier_member"));
const NONE = { items: [], next_cursor: null, total: 0 };

type Scene = { challenge: Challenge; session?: ReturnType<typeof sessionOf>; similar?: unknown };

async function open({ challenge, session = sessionOf(), similar = NONE }: Scene, at = ADDRESS) {
  const asked = answerWith((_, path) => {
    if (path.endsWith("/auth/session")) return { body: session };
    if (path.endsWith("/similar")) return similar ? { body: similar } : { status: 500, body: {} };
    return path.endsWith(challenge.reference) ? { body: challenge } : undefined;
  });
  openService(at, routes);
  await screen.findByRole("heading", { level: 1 });
  return asked;
}

const respondLink = () => screen.queryByRole("button", { name: "Respond to this challenge" });

describe("a challenge", () => {
  it("says until when one can respond, what is wanted and which safeguards apply", async () => {
    await open({ challenge: challengeOf() });
    expect(screen.getByText("Closes at 5pm on 14 March 2030")).toBeTruthy();
    expect(screen.getByText(/sealed until closing/)).toBeTruthy();
    expect(screen.getByText("At night it takes longer.").tagName).toBe("P");
    const outcomes = screen.getByRole("region", { name: "Outcomes wanted" });
    expect(within(outcomes).getAllByRole("listitem")).toHaveLength(1);
    const safeguards = screen.getByRole("region", { name: "Safeguards" });
    expect(safeguards.textContent).toContain(
      "Enhanced, because results are likely to differ by ethnicity, sex or age and it matches data",
    );
    expect(screen.getByText("7, sealed")).toBeTruthy();
    expect(document.title).toContain("Interpreters at short notice – CH-2030-0042");
  });

  it("leads the public and those who may respond to the response, and nobody else", async () => {
    await open({ challenge: challengeOf() });
    expect(respondLink()?.getAttribute("href")).toBe(`${ADDRESS}/respond`);
    cleanup();
    await open({
      challenge: challengeOf({ available_actions: ["respond"] }),
      session: SUPPLIER,
    });
    expect(respondLink()).toBeTruthy();
    cleanup();
    await open({ challenge: challengeOf(), session: SUPPLIER });
    expect(respondLink()).toBeNull();
  });

  it("leads those who may ask to their question, and everybody to what was answered", async () => {
    const challenge = challengeOf({ questions_close_at: "2030-03-01T17:00:00.000Z" });
    const asks = { ...challenge, available_actions: ["respond", "ask"] };
    await open({ challenge: asks, session: SUPPLIER });
    const ask = screen.getByRole("link", { name: "Ask a question" });
    expect(ask.getAttribute("href")).toBe(`${ADDRESS}/ask`);
    cleanup();
    await open({ challenge });
    expect(screen.queryByRole("link", { name: "Ask a question" })).toBeNull();
    expect(screen.getByText(/^5pm on 1.March.2030/)).toBeTruthy();
    const read = screen.getByRole("link", { name: "Questions and answers" });
    expect(read.getAttribute("href")).toBe(`${ADDRESS}/questions`);
  });

  it.each([
    ["scheduled", "Opens at 9am on 3 January 2030"],
    ["closed", "Closed at 5pm on 14 March 2030"],
    ["concluded", "Concluded on 2 January 2030"],
    ["withdrawn", "Withdrawn on 2 January 2030"],
  ] as const)("takes no responses while it is %s, and says so", async (status, words) => {
    const challenge = challengeOf({ status, status_reason: "The need has gone." });
    await open({ challenge });
    expect(screen.getByText(words)).toBeTruthy();
    expect(respondLink()).toBeNull();
    const reason = screen.queryByText("The need has gone.");
    if (status === "withdrawn") expect(reason).toBeTruthy();
    else expect(reason).toBeNull();
  });

  it.each([
    ["open", 1],
    ["concluded", 0],
  ] as const)(
    "offers its dates for a calendar while there are some to come: %s",
    async (status, count) => {
      await open({ challenge: challengeOf({ status }) });
      const links = screen.queryAllByRole("link", { name: "Add to your calendar" });
      expect(links.map((link) => link.getAttribute("href"))).toEqual(
        Array(count).fill(`/api/v1${ADDRESS}/calendar.ics`),
      );
    },
  );

  it("works without the similar challenges, which can be asked for again", async () => {
    await open({ challenge: challengeOf(), similar: null });
    expect(await screen.findByText(/could not load the similar challenges/)).toBeTruthy();
    const similar = {
      challenge: {
        ...{ id: "2", reference: "CH-2029-0001", title: "Interpreters by video", summary: "" },
        ...{ status: "concluded", responses_close_at: null, safeguards_level: null },
        ...{ is_example: true, force: { id: "1", slug: "essex", name: "Essex Police" } },
      },
      responses_submitted: 11,
    };
    answerWith(() => ({ body: { ...NONE, items: [similar], total: 1 } }));
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    const found = await screen.findByRole("link", { name: "Interpreters by video" });
    expect(found?.getAttribute("href")).toBe("/challenges/CH-2029-0001");
    expect(screen.getByText("Essex Police, concluded, 11 responses")).toBeTruthy();
  });

  it("says that it has closed while somebody was reading, and shows it when asked", async () => {
    const closing = new Date(Date.now() + 1500).toISOString();
    await open({ challenge: challengeOf({ responses_close_at: closing }) });
    expect(screen.queryByText(/has closed while you were reading/)).toBeNull();
    await screen.findByText(/has closed while you were reading/, {}, { timeout: 9000 });
    answerWith((_, path) =>
      path.endsWith("/similar") ? { body: NONE } : { body: challengeOf({ status: "closed" }) },
    );
    fireEvent.click(screen.getByRole("button", { name: "Show the changes" }));
    await waitFor(() => expect(screen.queryByText(/while you were reading/)).toBeNull());
    expect(await screen.findByText(/It takes no more responses/)).toBeTruthy();
  });

  it("shows opinions with their conditions, and what to do to those who work on it", async () => {
    const opinion = {
      ...{ id: "1", position: "supported_with_conditions" as const, text: "In short." },
      ...{ conditions: ["Advocates take part.", "No score decides."], organisation: "Panel" },
      given_at: "2030-01-02T09:00:00.000Z",
    };
    const challenge = challengeOf({ ethics_opinions: [opinion] });
    vi.setSystemTime(new Date("2030-02-01T12:00:00Z"));
    await open({ challenge });
    vi.useRealTimers();
    expect(screen.getByRole("heading", { name: "Supported, with 2 conditions" })).toBeTruthy();
    expect(screen.getByText("No score decides.").tagName).toBe("LI");
  });
});

describe("the outcome of a challenge", () => {
  it("is expected by a date while there is none", async () => {
    const asked = await open({ challenge: challengeOf() }, `${ADDRESS}/outcome`);
    expect(await screen.findByText(/not published yet/)).toBeTruthy();
    expect(screen.getByText(/expected by 28.May.2030/)).toBeTruthy();
    expect(asked.filter(({ path }) => path.endsWith("/outcome"))).toEqual([]);
  });

  it("says what comes next and whether every supplier was told why", async () => {
    const challenge = challengeOf({ status: "concluded" });
    answerWith((_, path) => {
      if (path.endsWith("/auth/session")) return { body: sessionOf() };
      if (!path.endsWith("/outcome")) return { body: challenge };
      return {
        body: {
          ...{ challenge, next_step: "pilot", what_market_said: "Two could.", findings: [] },
          ...{ what_happens_next: "", notice_number: "012345-2030", you_wrote: false },
          notice_url: "https://notices.example/1",
          published_at: "2030-05-01T09:00:00.000Z",
          reply_rate: { answered: 4, submitted: 5 },
        },
      };
    });
    openService(`${ADDRESS}/outcome`, routes);
    expect(await screen.findByText("Two could.")).toBeTruthy();
    expect(screen.getByText("Pilot")).toBeTruthy();
    expect(screen.getByText("4 of 5 suppliers who responded were told why")).toBeTruthy();
    expect(screen.getByRole("link", { name: "012345-2030" })?.getAttribute("href")).toBe(
      "https://notices.example/1",
    );
  });
});
