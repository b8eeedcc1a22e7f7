import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MatchAgainst } from "./match-against";
import type { Match } from "./match-reasons";

const capability = (name: string, same: boolean) => ({
  ...{ slug: name, name, same, related: [], offered_by: 1, listed: 9 },
});
const NOTHING = {
  ...{ capabilities: [], capabilities_missing: [], conflicts: [], gaps: [], deployments: [] },
};
const HOSTING = { kind: "hosting", asked: ["uk_only"], offered: ["uk_or_eea"] };

function lacking(change: object) {
  render(<MatchAgainst match={{ ...NOTHING, ...change } as unknown as Match} level="h3" />);
  return screen
    .queryAllByRole("term")
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
}

describe("what is not shown yet", () => {
  it("begins with the capabilities that are asked for and not named", () => {
    const capabilities = [capability("Extraction", true), capability("Consent record", false)];
    const missing = [{ slug: "loan", name: "Device loan" }];
    const said = lacking({ capabilities, capabilities_missing: missing, gaps: ["legal_basis"] });
    expect(said).toEqual([
      "Capabilities: Asked for, and not named on the product card: consent record; device loan.",
      expect.stringMatching(/^Legal basis: /),
    ]);
  });

  it("says that no use could be compared, also beside a conflict", () => {
    const said = lacking({ conflicts: [HOSTING] });
    expect(said).toEqual([expect.stringMatching(/: The product card names no use that could/)]);
    expect(screen.getByText("Conflict with a constraint.")).toBeTruthy();
  });

  it("says why no gap is known, also beside a conflict", () => {
    const use = { sector: "policing", same_capability: true };
    const conflicts = [HOSTING];
    expect(lacking({ deployments: [use], conflicts })).toEqual([
      expect.stringMatching(/^What its uses leave open: A force has used it, or tried it,/),
    ]);
  });

  it.each([
    { sector: "policing", same_capability: false },
    { sector: "health", same_capability: true },
  ])("takes nothing as met by another use: %o", (use) => {
    expect(lacking({ deployments: [use] })).toEqual([
      expect.stringMatching(/: The challenge states nothing that these uses would have to be/),
    ]);
  });
});
