import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MatchAsked } from "./match-asked";
import type { Match } from "./match-reasons";

const capability = (name: string, same: boolean, offered: number, related: string[] = []) => ({
  ...{ slug: name, name, same, related, offered_by: offered, listed: 9 },
});
const outcome = (title: string, ...quotes: { sentence: string; source: string }[]) => ({
  ...{ title, measure: "Target: 9 in 10.", quotes, nearness: 0.7 },
});
const MATCH = {
  outcomes: [
    outcome(
      "A phone is back in a day",
      { sentence: "Back in four hours", source: "Trial report" },
      { sentence: "At night it takes a day", source: "" },
    ),
    outcome("It stands in court"),
  ],
  capabilities: [
    capability("Extraction", true, 1),
    capability("Consent record", true, 4),
    capability("Validation", false, 2, ["Extraction", "Kiosk"]),
  ],
  capabilities_missing: [{ slug: "loan", name: "Device loan" }],
  constraints: [
    { kind: "vetting", standing: "not_stated", asked: ["1"], offered: [] },
    { kind: "maturity", standing: "met", asked: ["7", "9"], offered: ["8"] },
    { kind: "hosting", standing: "conflict", asked: ["uk_only"], offered: ["uk_or_eea"] },
  ],
  challenge: { safeguards_level: "standard" },
  solution: { bias_evaluation: null },
} as unknown as Match;

function show(change: object = {}, own = false) {
  render(<MatchAsked match={{ ...MATCH, ...change } as Match} own={own} level="h3" />);
}

/** What stands in the rows of a table, under what it is about. */
const rowsOf = (name: string) =>
  within(screen.getByRole("table", { name }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [
      within(row).getByRole("rowheader").textContent,
      within(row).getByRole("cell").textContent,
    ]);

describe("what is asked for, and what the product card says", () => {
  it("quotes the nearest sentences of each outcome, with where a result comes from", () => {
    show();
    expect(rowsOf("Outcome wanted")).toEqual([
      [
        "A phone is back in a dayTarget: 9 in 10.",
        "“Back in four hours”Where from, as the card says: Trial report“At night it takes a day”",
      ],
      ["It stands in courtTarget: 9 in 10.", "No sentence found"],
    ]);
  });

  it("says of each capability whether it is named, nearly named, or not", () => {
    show();
    expect(rowsOf("Capability asked for")).toEqual([
      ["Extraction", "NamedNo other of 9 solutions names it"],
      ["Consent record", "Named4 of 9 solutions name it"],
      ["Validation", "Not named, but of the same theme: extraction; kiosk"],
      ["Device loan", "Not named"],
    ]);
  });

  it("says of each constraint whether it is met, not met or not stated", () => {
    show();
    expect(rowsOf("Constraint")).toEqual([
      ["VettingAsked for: Non-police personnel vetting, level 2", "Not stated"],
      [
        expect.stringMatching(/^MaturityAsked for: .*levels 7 to 9/),
        expect.stringMatching(/^Met, as the supplier says: .*level 8 of 9/),
      ],
      [
        "HostingAsked for: in the United Kingdom",
        "Not met: in the United Kingdom or the European Economic Area",
      ],
      ["Systems, standards and the rest", "Not compared: read them in the challenge"],
    ]);
  });

  it.each([
    ["done", "Done, as the supplier says"],
    ["planned", "Planned, not done"],
    ["not_applicable", "The card says that it does not apply. Ask why"],
    ["declined_to_say", "Declined to say"],
    [null, "Not stated"],
  ])("holds results between groups against enhanced safeguards: %s", (bias, words) => {
    const challenge = { safeguards_level: "enhanced" };
    show({ challenge, solution: { bias_evaluation: bias } });
    expect(rowsOf("Constraint").at(-2)).toEqual([
      "Results compared between groups of peopleThe safeguards of the challenge ask for it",
      words,
    ]);
  });

  it("has no table, and says nothing of quotes, for what is not asked", () => {
    show({ outcomes: [], capabilities: [], capabilities_missing: [] });
    expect(screen.getAllByRole("table")).toHaveLength(1);
    expect(screen.queryByText(/Quoted are/)).toBeNull();
  });

  it("calls the supplier “you” where it is the reader", () => {
    const challenge = { safeguards_level: "panel" };
    show({ challenge, solution: { bias_evaluation: "not_applicable" } }, true);
    expect(screen.getByText(/are your word\. Quoted are/)).toBeTruthy();
    expect(document.body.textContent).toContain("Met, as you say: ");
    expect(document.body.textContent).not.toMatch(/supplier|Ask |: ask[ .]/);
  });
});
