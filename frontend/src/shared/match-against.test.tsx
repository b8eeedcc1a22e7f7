import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MatchAgainst } from "./match-against";
import { MatchConstraints } from "./match-constraints";
import type { Match } from "./match-reasons";

const capability = (name: string, same: boolean) => ({
  ...{ slug: name, name, same, related: [], offered_by: 1, listed: 9 },
});
const NOTHING = {
  ...{ capabilities: [], capabilities_missing: [], constraints: [], gaps: [], deployments: [] },
  challenge: { reach: null },
};
const HOSTING = {
  ...{ kind: "hosting", standing: "conflict", asked: ["uk_only"], offered: ["uk_or_eea"] },
};
const VETTING = { kind: "vetting", standing: "not_stated", asked: ["1"], offered: [] };
const SERVED = {
  ...{ evidence: "verified", evidence_at: "2026-11-05T10:00:00Z" },
  in_service: true,
  use: "Papers",
  organisation: { name: "Kent Police" },
};
const MATURITY = { kind: "maturity", standing: "met", asked: ["7", "9"], offered: ["8"] };

function lacking(change: object) {
  render(<MatchAgainst match={{ ...NOTHING, ...change } as unknown as Match} level="h3" />);
  return termsOf();
}

function termsOf() {
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
    const said = lacking({ constraints: [HOSTING] });
    expect(said).toEqual([expect.stringMatching(/: The product card names no use that could/)]);
    expect(screen.getByText("Conflict with a constraint.")).toBeTruthy();
  });

  it("says why no gap is known, also beside a conflict", () => {
    const constraints = [HOSTING];
    expect(lacking({ deployments: [SERVED], constraints })).toEqual([
      expect.stringMatching(
        /^What its uses leave open: Kent Police uses it in service for something that is asked for \(Papers\). Verified by the moderator on 5.November.2026. So/,
      ),
    ]);
  });

  it("takes nothing as met by another use", () => {
    expect(lacking({ deployments: [{ in_service: false }] })).toEqual([
      expect.stringMatching(/: The challenge states nothing that these uses would have to be/),
    ]);
  });

  it("leaves vetting and hosting to the constraints", () => {
    const gaps = ["legal_basis", "vetting_and_hosting"];
    expect(lacking({ gaps })).toEqual([expect.stringMatching(/^Legal basis: /)]);
  });

  it("says beside the gaps what a trial at a force does not show", () => {
    const tried = { sector: "policing", same_capability: true, in_service: false };
    expect(lacking({ gaps: ["legal_basis"], deployments: [tried] })).toEqual([
      expect.stringMatching(/^What its uses leave open: Forces have only tried it/),
      expect.stringMatching(/^Legal basis: /),
    ]);
  });

  it("says of each constraint whether it is met, not met or not stated", () => {
    const constraints = [VETTING, MATURITY, HOSTING] as Match["constraints"];
    render(<MatchConstraints constraints={constraints} level="h3" />);
    expect(termsOf()).toEqual([
      "Vetting: Not stated on the product card. Asked for: Non-police personnel vetting, level 2.",
      expect.stringMatching(/^Maturity: Met. Asked for: .*levels 7 to 9.*Offered: .*level 8 of 9/),
      expect.stringMatching(/^Hosting: Not met. Asked for: in the United Kingdom. Offered: /),
      "Not compared: Systems, standards and what else the challenge lays down.",
    ]);
  });

  it.each([
    [["one_team", "one_site"], "The widest use here reaches: one site or department."],
    [[null], "The product card does not say how far its uses reach."],
  ])("holds how far uses reach against what is meant: %o", (reaches, words) => {
    const deployments = reaches.map((reach) => ({ ...SERVED, reach }));
    const challenge = { reach: "one_organisation" };
    const [said] = lacking({ gaps: ["scale"], challenge, deployments });
    expect(said).toContain("Scale: Meant to reach: one whole organisation.");
    expect(said).toContain(words);
  });
});
