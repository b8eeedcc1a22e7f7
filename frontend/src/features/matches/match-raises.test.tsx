import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Match } from "@/shared/match-reasons";
import { MatchRaises } from "./match-raises";

const text = (points: number) => [{ name: "text", points, maximum: 45, reasons: [] }];
const MATCH = {
  raises: [
    { way: "verify", subject: "d-1", name: "County Hospital", points: 4 },
    { way: "confirm", subject: "d-2", name: "", points: 2 },
    { way: "trial", subject: "", name: "", points: 9 },
  ],
  constraints: [
    { kind: "vetting", standing: "conflict", asked: ["2"], offered: ["1"] },
    { kind: "hosting", standing: "not_stated", asked: ["uk_only"], offered: [] },
    { kind: "maturity", standing: "met", asked: ["7", "9"], offered: ["8"] },
  ],
  contributions: text(20),
  capabilities: [
    { slug: "review", name: "Live review", same: false },
    { slug: "named", name: "Named already", same: true },
  ],
  capabilities_missing: [{ slug: "redaction", name: "Redaction" }],
} as unknown as Match;

const ways = () =>
  screen.getAllByRole("listitem", { hidden: true }).map((each) => each.textContent);

it("tells the supplier what would raise a match, by how much, and what counts without points", () => {
  render(<MatchRaises match={MATCH} />);
  expect(screen.getByText("What would raise this match").tagName).toBe("SPAN");
  expect(screen.getByText(/^Each way is worked out by itself/)).toBeTruthy();
  expect(ways()).toEqual([
    "Give evidence for the use at County Hospital that the moderator can verify: up to 4 points.",
    "Ask the organisation that is not named to confirm the use there: up to 2 points.",
    "Have a force try it, and confirm that it did: up to 9 points.",
    "The challenge also asks for: live review and redaction. That would bring points, too. Name only what the product does.",
    expect.stringMatching(/^Your people are vetted less than the challenge asks/),
    expect.stringMatching(
      /^The challenge asks for a place of hosting, and the product card does not say/,
    ),
    expect.stringMatching(/^Text relevance has 20 of 45 points/),
  ]);
});

it("says so when nothing would", () => {
  const full = {
    raises: [],
    constraints: [],
    contributions: text(44),
    capabilities: [],
    capabilities_missing: [],
  };
  render(<MatchRaises match={full as unknown as Match} />);
  expect(screen.queryByText(/^Each way is worked out by itself/)).toBeNull();
  expect(screen.getByText(/^Nothing that you could show/)).toBeTruthy();
});
