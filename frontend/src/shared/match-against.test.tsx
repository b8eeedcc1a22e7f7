import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MatchAgainst } from "./match-against";
import type { Match } from "./match-reasons";

const capability = (name: string, same: boolean) => ({
  ...{ slug: name, name, same, related: [], offered_by: 1, listed: 9 },
});
const NOTHING = {
  ...{ capabilities: [], capabilities_missing: [], constraints: [], gaps: [], deployments: [] },
  outcomes: [],
  challenge: { reach: null, safeguards_level: "standard" },
  solution: { bias_evaluation: null },
};
const NO_USE = expect.stringMatching(/^Service in policing: The product card names no use, by a/);
const at = (sector: string, rest: object) => ({
  ...{ sector, in_service: false, same_capability: true, evidence: "verified", reach: null },
  ...{ organisation: { name: "Kent Police" }, ...rest },
});
const HOSTING = {
  ...{ kind: "hosting", standing: "conflict", asked: ["uk_only"], offered: ["uk_or_eea"] },
};
const SERVED = {
  ...{ evidence: "verified", evidence_at: "2026-11-05T10:00:00Z" },
  in_service: true,
  use: "Papers",
  organisation: { name: "Kent Police" },
};

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
      "Capabilities: Not named on the product card: device loan. Not named, though something related is: consent record.",
      NO_USE,
      expect.stringMatching(/^Legal basis: /),
    ]);
  });

  it("says that no use is like this, also beside a conflict", () => {
    expect(open({ constraints: [HOSTING] })).toEqual([NO_USE]);
    expect(screen.getByText("Conflict with a constraint.")).toBeTruthy();
  });

  it.each([
    [
      ["Back in a day.", "People choose."],
      /^Outcomes: What is quoted for 2 of the 2 wanted is not/,
    ],
    [
      ["Back in a day.", ""],
      /^Outcomes: No sentence .* for 1 of the 2 wanted\. What is quoted for 1 of the 2 wanted is/,
    ],
    [["", ""], /^Outcomes: No sentence of the product card was found for 2 of the 2 wanted\.$/],
  ])("says for how many of the outcomes something was found: %o", (quoted, words) => {
    const outcomes = quoted.map((sentence) => ({
      ...{ title: "Sooner", measure: "" },
      quotes: sentence ? [{ sentence, source: "" }] : [],
    }));
    expect(open({ outcomes })[0]).toMatch(words);
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
      "Law, courts and police data: It is in service at Kent Police. Ask whether it met the same law, courts and data there.",
    ]);
  });

  it("leaves law, courts and data to a force behind the challenge that has it in service", () => {
    expect(open({ deployments: [{ ...SERVED, asking: true }] })).toEqual([
      "Law, courts and police data: It is in service at Kent Police, a force behind this challenge: ask there what law, courts and data needed.",
    ]);
  });

  it.each([
    ["standard", "declined_to_say", null],
    [null, null, null],
    ["enhanced", "done", null],
    ["enhanced", "declined_to_say", /: Declined to say\.$/],
    ["enhanced", "planned", /: Planned, not done\.$/],
    ["enhanced", "not_applicable", /: The card says that it does not apply. Ask why\.$/],
    ["panel", null, /: Not stated\.$/],
  ])("says what is known of results between groups: %s, %s", (level, bias, words) => {
    const said = open({
      challenge: { reach: null, safeguards_level: level },
      solution: { bias_evaluation: bias },
    });
    const row = said.find((one) => one.startsWith("Results compared between groups"));
    if (words) expect(row).toMatch(words);
    else expect(row).toBeUndefined();
  });

  it.each([
    [
      [SERVED],
      /at Kent Police\. Be ready to say whether it met the same law, courts and data there\.$/,
    ],
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
      solution: { bias_evaluation: "not_applicable" },
    };
    const [, scale, bias] = open(change, true);
    expect(scale).toMatch(/confirmed or verified use: one team\. By your word alone: one s/);
    expect(bias).toMatch(/: You say that it does not apply\. Be ready to say why\.$/);
    expect(document.body.textContent).not.toMatch(/supplier|Ask |: ask[ .]/);
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

  it.each([
    [
      ["one_team", "one_site"],
      [],
      "The widest reach stated of a confirmed or verified use: one site",
    ],
    [["one_team"], ["one_site"], "By the supplier’s word alone: one site"],
    [[], ["one_team"], "By the supplier’s word alone: one team"],
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
    expect(said?.includes("confirmed or verified")).toBe(shown.some((reach) => reach !== null));
  });
});
