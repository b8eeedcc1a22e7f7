import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { challengeOf } from "../../../tests/records";
import { cardOf, comparisonOf, LIST, open, REF, responsesOf } from "../../../tests/responses";

const COMPARE = `/challenges/${REF}/compare?response=RE-2030-0001&response=RE-2030-0002`;

describe("responses of a challenge", () => {
  it("are a place with a count while they are sealed, and nothing of them is shown", async () => {
    const responses = responsesOf({ sealed: true, count: 7 });
    await open(LIST, { challenge: challengeOf(), responses });
    expect(screen.getByRole("heading", { name: "7 responses, sealed" })).toBeTruthy();
    expect(screen.getByText("They open at 5pm on 14 March 2030")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.queryByText(/^Opened\./)).toBeNull();
  });

  it("say “Opened” when the moment has come, and open only when asked", async () => {
    let now = responsesOf({ sealed: true, count: 1, opens_at: "2020-01-01T17:00:00.000Z" });
    await open(LIST, {
      sent: (_, path) => (path.includes(`${REF}/responses`) ? { body: now } : undefined),
    });
    expect(await screen.findByText(/^Opened\./)).toBeTruthy();
    expect(screen.getByRole("heading", { name: "1 response, sealed" })).toBeTruthy();
    expect(screen.getByText(/^They open at/).parentElement?.textContent).toMatch(/2020\.$/);
    now = responsesOf({ count: 1, total: 1, items: [cardOf(1)] });
    fireEvent.click(screen.getByRole("button", { name: "Reload to read them" }));
    expect(await screen.findByRole("link", { name: "Supplier 1" })).toBeTruthy();
    expect(screen.queryByText(/^Opened\./)).toBeNull();
  });

  it("will never be opened when the challenge was withdrawn", async () => {
    await open(LIST, { responses: responsesOf({ sealed: true, count: 2, opens_at: null }) });
    expect(screen.getByText("They will never be opened")).toBeTruthy();
  });

  it("are a table afterwards that says who is owed feedback and can be sorted", async () => {
    const items = [cardOf(1), cardOf(2, { feedback_owed: false, feedback_reason: "not_now" })];
    const responses = responsesOf({ count: 2, total: 2, feedback_owed: 1, items });
    const { router } = await open(LIST, { responses });
    expect(screen.getByText(/Feedback is owed on 1 of 2 responses/)).toBeTruthy();
    const [, first, second] = screen.getAllByRole("row");
    expect(first?.textContent).toContain("Owed");
    expect(second?.textContent).toContain("Written: not now");
    const sent = screen.getByRole("button", { name: "Sent" });
    expect(sent.closest("th")?.getAttribute("aria-sort")).toBe("none");
    fireEvent.click(sent);
    await waitFor(() => expect(router.state.location.href).toBe(`${LIST}?sort=submitted`));
    fireEvent.click(screen.getByRole("button", { name: "Sent" }));
    await waitFor(() => expect(router.state.location.href).toContain("descending=yes"));
  });

  it("are compared by two to four: one is refused in words", async () => {
    const responses = responsesOf({ count: 2, total: 2, items: [cardOf(1), cardOf(2)] });
    await open(LIST, { responses });
    fireEvent.click(screen.getByLabelText("Compare Supplier 1"));
    fireEvent.click(screen.getByRole("button", { name: "Compare (1 chosen)" }));
    expect(screen.getByRole("alert").textContent).toContain("Choose two to four responses");
    expect(document.title).toMatch(/^Error: /);
  });

  it("count those that were withdrawn apart; they cannot be compared", async () => {
    const gone = cardOf(2, { status: "withdrawn", feedback_owed: false });
    await open(LIST, { responses: responsesOf({ count: 1, total: 2, items: [cardOf(1), gone] }) });
    expect(screen.getByText("2 responses, 1 of them withdrawn")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Compare/ })).toBeNull();
  });

  it("say what can be done when nobody responded", async () => {
    const challenge = challengeOf({ status: "closed", available_actions: ["record_outcome"] });
    await open(LIST, { challenge, responses: responsesOf() });
    expect(screen.getByText("No responses")).toBeTruthy();
    expect(screen.getByText(/Nobody had responded when it closed/)).toBeTruthy();
  });
});

describe("a comparison", () => {
  it("explains that it needs two responses, without asking the API", async () => {
    const { asked } = await open(`/challenges/${REF}/compare?response=RE-2030-0001`, {});
    expect(screen.getByText(/needs at least two responses/)).toBeTruthy();
    expect(asked.some(({ path }) => path.includes("/comparison"))).toBe(false);
    const choose = screen.getByRole("link", { name: "Choose responses" });
    expect(choose.getAttribute("href")).toBe(`${LIST}?response=RE-2030-0001`);
  });

  it.each([
    [0, "No response was sent, so there is nothing to compare."],
    [1, /^Only one response was sent/],
  ])("of %i responses is explained, and leads to the list", async (sent, words) => {
    const challenge = challengeOf({ status: "closed", responses_submitted: sent });
    await open(`/challenges/${REF}/compare`, { challenge });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Choose responses" })).toBeNull();
    expect(screen.getByRole("link", { name: "See the responses" })).toBeTruthy();
  });

  it("leaves out what was withdrawn, says so, and needs two others", async () => {
    const statuses = ["submitted", "withdrawn", "submitted"] as const;
    let shown = 3;
    const { router } = await open(`${COMPARE}&response=RE-2030-0003`, {
      sent: (_, path) =>
        path.includes("/comparison") ? { body: comparisonOf(statuses.slice(0, shown)) } : undefined,
    });
    expect(
      screen.getByText("Supplier 2 withdrew its response. What it said is gone."),
    ).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Compare 2 of 2 responses" })).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Supplier 2" })).toBeNull();
    shown = 2;
    await router.navigate({ href: COMPARE });
    expect(await screen.findByText(/needs at least two responses that were not/)).toBeTruthy();
    expect(screen.getByText(/^Supplier 2 withdrew its response/)).toBeTruthy();
    const choose = screen.getByRole("link", { name: "Choose responses" });
    expect(choose.getAttribute("href")).toBe(`${LIST}?response=RE-2030-0001`);
  });

  it("says that sealed responses cannot be compared", async () => {
    const challenge = challengeOf({ available_actions: ["read_responses"] });
    await open(COMPARE, {
      challenge,
      sent: (_, path) =>
        path.includes("/comparison") ? { status: 409, body: { title: "Sealed" } } : undefined,
    });
    expect(screen.getByText(/The responses are sealed/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Choose responses" })).toBeNull();
  });
});
