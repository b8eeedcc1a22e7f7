import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { challengeOf } from "../../../tests/records";
import { cardOf, LIST, open, REF, responsesOf } from "../../../tests/responses";

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
    now = responsesOf({ count: 1, total: 1, items: [cardOf(1)] });
    fireEvent.click(screen.getByRole("button", { name: "Show the changes" }));
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

  it("says that sealed responses cannot be compared", async () => {
    await open(`/challenges/${REF}/compare?response=RE-2030-0001&response=RE-2030-0002`, {
      sent: (_, path) =>
        path.includes("/comparison") ? { status: 409, body: { title: "Sealed" } } : undefined,
    });
    expect(screen.getByText(/The responses are sealed/)).toBeTruthy();
  });
});
