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
  challenge: { reach: null, safeguards_level: "standard" },
  solution: { not_good_for: "", bias_evaluation: null },
};
const NO_USE = expect.stringMatching(/^Service in policing: The product card names no use, by a/);
const at = (sector: string, rest: object) => ({
  ...{ sector, in_service: false, same_capability: true, evidence: "verified", reach: null },
  ...{ organisation: { name: "Kent Police" }, ...rest },
});
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

function open(change: object, own = false) {
  const match = { ...NOTHING, ...change } as unknown as Match;
  render(<MatchAgainst match={match} own={own} level="h3" />);
  return termsOf();
}

function termsOf() {
  return screen
    .queryAllByRole("term")
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
}

describe("what is still open", () => {
  it("begins with the capabilities that are asked for and not named", () => {
    const capabilities = [capability("Extraction", true), capability("Consent record", false)];
    const missing = [{ slug: "loan", name: "Device loan" }];
    const said = open({ capabilities, capabilities_missing: missing, gaps: ["legal_basis"] });
    expect(said).toEqual([
      "Capabilities: Asked for, and not named on the product card: device loan; consent record (something of the same theme is).",
      NO_USE,
      expect.stringMatching(/^Legal basis: /),
    ]);
  });

  it("says that no use is like this, also beside a conflict", () => {
    expect(open({ constraints: [HOSTING] })).toEqual([NO_USE]);
    expect(screen.getByText("Conflict with a constraint.")).toBeTruthy();
  });

  it("quotes what the supplier says the product is not good for", () => {
    open({
      solution: { ...NOTHING.solution, not_good_for: "Locked phones.\n\nDeleted items." },
    });
    const heading = screen.getByRole("heading", { name: /supplier says it is not good for/ });
    expect(heading.nextElementSibling?.textContent).toBe("Locked phones.");
    expect(screen.getByText("Deleted items.").tagName).toBe("P");
  });

  it.each([
    ["nothing shows", []],
    ["is shown, and not for this challenge", [SERVED]],
  ])("is called open where service in policing %s", (_, deployments) => {
    const [said] = open({ deployments });
    const heading = screen.getByRole("heading", { name: "What is still open" });
    expect(heading.nextElementSibling?.textContent).toContain(said?.replace(": ", ""));
    expect(screen.queryByText(/not shown/)).toBeNull();
  });

  it("says why no gap is known, also beside a conflict", () => {
    const constraints = [HOSTING];
    expect(open({ deployments: [SERVED], constraints })).toEqual([
      expect.stringMatching(
        /^Service in policing: Kent Police uses it in service \(Papers\). Verified by the moderator on 5.November.2026. It/,
      ),
    ]);
  });

  it.each([
    ["standard", "declined_to_say", null],
    [null, null, null],
    ["enhanced", "done", null],
    ["enhanced", "declined_to_say", /The product card says: declined to say.$/],
    ["enhanced", "not_applicable", /says: that does not apply to it. Ask why.$/],
    ["panel", null, /The product card says: nothing.$/],
  ])("says what is known of results between groups: %s, %s", (level, bias, words) => {
    const said = open({
      challenge: { reach: null, safeguards_level: level },
      solution: { not_good_for: "", bias_evaluation: bias },
    });
    const row = said.find((one) => one.startsWith("Results between groups: "));
    if (words) expect(row).toMatch(words);
    else expect(row).toBeUndefined();
  });

  it.each([
    [[SERVED], /police data there: be ready to say whether that holds for this challenge\.$/],
    [
      [at("policing", { status: "in_use", evidence: "claimed" })],
      /: Only you say that Kent Police/,
    ],
    [
      [at("policing", { status: "trial", evidence: "claimed" })],
      /in daily use\. That it did is your word alone\.$/,
    ],
    [[at("policing", { status: "trial" })], /: Kent Police has only tried it\. A trial shows/],
  ])("tells the supplier of service in policing what it will be asked", (deployments, words) => {
    expect(open({ deployments }, true)[0]).toMatch(words);
  });

  it("calls the supplier “you” wherever it is the reader", () => {
    const reaching = { reach: "one_site", evidence: "claimed" };
    const change = {
      gaps: ["scale"],
      deployments: [at("health", { reach: "one_team" }), at("health", reaching)],
      challenge: { reach: "one_organisation", safeguards_level: "enhanced" },
      solution: { not_good_for: "Locked phones.", bias_evaluation: "not_applicable" },
    };
    const [, scale, bias] = open(change, true);
    expect(scale).toMatch(
      /that somebody else than you vouches for reaches: one team\. By your word/,
    );
    expect(bias).toMatch(/that does not apply to it\. Be ready to say why\.$/);
    expect(screen.getByRole("heading", { name: "What you say it is not good for" })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/supplier|Ask |: ask /);
  });

  it("leaves vetting and hosting to the constraints", () => {
    const gaps = ["legal_basis", "vetting_and_hosting"];
    expect(open({ gaps })).toEqual([NO_USE, expect.stringMatching(/^Legal basis: /)]);
  });

  it.each([
    ["None at a force", [at("health", {})], /No police force is shown to use it, or to have tried/],
    ["Another theme", [at("policing", { same_capability: false })], /something of the same theme/],
    ["Claimed", [at("policing", { status: "in_use", evidence: "claimed" })], /Only the supplier/],
    ["A trial", [at("policing", { status: "trial" })], /Kent Police has only tried it. A trial/],
    [
      "A trial that somebody vouches for before one that is claimed",
      [
        at("policing", { status: "trial", evidence: "claimed", organisation: { name: "Essex" } }),
        at("policing", { status: "trial" }),
      ],
      /Kent Police has only tried it. A trial .* in daily use.$/,
    ],
    [
      "A claimed trial",
      [at("policing", { status: "trial", evidence: "claimed" })],
      /only tried it. .* in daily use. That it did is the supplier’s word alone.$/,
    ],
    ["An end", [at("policing", { status: "ended" })], /used or tried it, and that has ended/],
    [
      "Service before a trial",
      [at("policing", { status: "trial" }), at("policing", { status: "in_use" })],
      /Only the supplier says that Kent Police uses it/,
    ],
  ])("says how far service in policing goes: %s", (_, deployments, words) => {
    const [said, gap] = open({ gaps: ["legal_basis"], deployments });
    expect(said).toMatch(words);
    expect(said).toMatch(/^Service in policing: /);
    expect(gap).toMatch(/^Legal basis: /);
  });

  it("says of each constraint whether it is met, not met or not stated", () => {
    const constraints = [VETTING, MATURITY, HOSTING] as Match["constraints"];
    render(<MatchConstraints constraints={constraints} level="h3" />);
    expect(termsOf()).toEqual([
      "Vetting: Not stated on the product card. Asked for: Non-police personnel vetting, level 2.",
      expect.stringMatching(
        /^Maturity: Met, as the supplier says. Asked for: .*levels 7 to 9.*Offered: .*level 8 of 9/,
      ),
      expect.stringMatching(/^Hosting: Not met. Asked for: in the United Kingdom. Offered: /),
      "Not compared: Systems, standards and what else the challenge lays down. Read them in the challenge.",
    ]);
  });

  it("says of a constraint that is met that this is the supplier’s own word", () => {
    const constraints = [MATURITY] as Match["constraints"];
    render(<MatchConstraints constraints={constraints} level="h3" own />);
    expect(termsOf()[0]).toMatch(/^Maturity: Met, as you say\. Asked for: /);
  });

  it.each([
    [["one_team", "one_site"], [], "somebody else than the supplier vouches for reaches: one site"],
    [["one_team"], ["one_site"], "By the supplier’s word alone, the widest use reaches: one site"],
    [[], ["one_team"], "By the supplier’s word alone, the widest use reaches: one team"],
    [[null], [], "The product card does not say how far its uses reach."],
  ])("holds how far uses reach against what is meant: %o, claimed %o", (shown, claimed, words) => {
    const deployments = [
      ...shown.map((reach) => at("health", { reach })),
      ...claimed.map((reach) => at("health", { reach, evidence: "claimed" })),
    ];
    const challenge = { reach: "one_organisation" };
    const [, said] = open({ gaps: ["scale"], challenge, deployments });
    expect(said).toContain("Scale: Meant to reach: one whole organisation.");
    expect(said).toContain(words);
    expect(said?.includes("vouches for")).toBe(shown.some((reach) => reach !== null));
  });
});
