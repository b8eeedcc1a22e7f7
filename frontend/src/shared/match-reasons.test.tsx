import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Asking, type Match, reasonsOf } from "./match-reasons";

const part = (name: string, points: number, maximum: number, subject = "") => ({
  name,
  points,
  maximum,
  reasons: subject ? [{ code: "maturity_within", subject, strength: 1 }] : [],
});

const use = (name: string, sector: string, evidence: "claimed" | "confirmed") =>
  ({
    ...(sector === "policing"
      ? { organisation: { id: name, slug: "x", name }, organisation_label: "" }
      : { organisation: null, organisation_label: name }),
    id: name,
    ...{ anonymous: false, sector, evidence, sector_name: "Health research", decides: true },
    ...{ use: "Choosing", status: "in_use", started_on: "2023-05-01", evidence_note: "" },
    ...(evidence === "confirmed"
      ? { evidence_at: "2026-06-03T09:00:00Z", evidence_role: "force_contributor" }
      : { evidence_at: null, evidence_role: null }),
    ...{ evidence_date: null, is_stale: false, available_actions: [] },
    ...{
      ...{ asking: false, ended_on: null, same_capability: true },
      scale: "",
      learned: "",
      reach: null,
      in_service: true,
      closeness: 0.8,
      closeness_why: "People choose what is read.",
    },
  }) as Match["deployments"][number];

const MATCH = {
  contributions: [
    part("text", 30, 45),
    part("capability", 12, 20),
    part("policing", 1, 15),
    part("sector", 9, 12),
    part("maturity", 8, 8, "8"),
  ],
  capabilities: [
    ...[{ slug: "a", name: "Selective extraction", same: true, related: [] }],
    ...[{ slug: "b", name: "Consent record", same: true, related: [] }],
  ].map((one) => ({ ...one, offered_by: 6, listed: 214 })),
  capabilities_missing: [],
  raises: [],
  outcomes: [],
  sentences: { asked: "Only what is needed leaves.", found: "People choose.", semantic: true },
  terms: [],
  terms_in: null,
  deployments: [use("Kent Police", "policing", "confirmed"), use("A trust", "health", "claimed")],
  gaps: [],
  semantic: true,
  constraints: [{ kind: "vetting", standing: "conflict", asked: ["2"], offered: ["1"] }],
} as unknown as Match;

const outcome = (title: string, nearness: number, said: string): Match["outcomes"][number] => ({
  ...{ title, measure: "9 in 10", nearness },
  quotes: said ? [{ sentence: said, source: "" }] : [],
});

const wordsOf = (match: Match, asking: Asking = "challenge", own = false, table = false) =>
  reasonsOf(match, { asking, own, table }).map(({ part: name, text }) => {
    const { container } = render(<p>{text}</p>);
    return [name, (container.textContent ?? "").replaceAll("\u00a0", " ")];
  });

it.each([
  [
    "in_use",
    "In use at Kent Police since May 2023: “Choosing”. Confirmed by Kent Police (contributor) on 3 June 2026.",
  ],
  [
    "trial",
    "On trial at Kent Police since May 2023: “Choosing”. Confirmed by Kent Police (contributor) on 3 June 2026.",
  ],
  [
    "ended",
    "Used or tried at Kent Police from May 2023: “Choosing”; that has ended. Confirmed by Kent Police (contributor) on 3 June 2026.",
  ],
] as const)("a use that is %s is called what it is", (status, words) => {
  const deployments = [{ ...use("Kent Police", "policing", "confirmed"), status }];
  const contributions = [part("policing", 10, 15)];
  expect(wordsOf({ ...MATCH, deployments, contributions })).toEqual([["policing", words]]);
  const several = [...deployments, use("Essex Police", "policing", "claimed")];
  expect(wordsOf({ ...MATCH, deployments: several, contributions })[0]?.[1]).toBe(
    `${words} One other such use adds no points: only the best counts.`,
  );
  const asking = { ...use("Essex Police", "policing", "claimed"), asking: true, decides: false };
  expect(wordsOf({ ...MATCH, deployments: [asking, ...deployments], contributions })[0]?.[1]).toBe(
    `${words} One other such use adds no points: only the best counts. In use at Essex Police since May 2023: “Choosing”. That is a force behind this challenge. Only the supplier says so, without a date.`,
  );
});

describe("the reasons of a match", () => {
  it("are the three that carry most points, in the order of the bar", () => {
    expect(wordsOf(MATCH)).toEqual([
      [
        "text",
        "The points are for both texts as wholes, in words and in meaning. The sentences nearest to each other. The challenge: “Only what is needed leaves.” The product card: “People choose.”",
      ],
      [
        "capability",
        "2 of the 2 capabilities asked for are named. The rarest, selective extraction, is named by 6 of 214 listed solutions.",
      ],
      [
        "sector",
        "In use at a trust (Health research) since May 2023: “Choosing”. Only the supplier says so, without a date. For such problems this sector counts as 80% alike, whatever the product. One example: people choose what is read.",
      ],
    ]);
  });

  it("say whose sentence is which, whoever asked", () => {
    expect(wordsOf(MATCH, "solution")[0]?.[1]).toContain(
      "The challenge: “People choose.” The product card: “Only what is needed leaves.”",
    );
  });

  it.each([
    [true, "8", "maturity_within", /by your word, within the range/],
    [true, "3", "maturity_outside", /by your word, outside the range/],
    [false, "8", "maturity_within", /by the supplier’s word, within the range/],
    [false, "3", "maturity_outside", /by the supplier’s word, outside the range/],
  ])("say to its supplier by whose word it is mature: %s, level %s", (own, subject, code, said) => {
    const reasons = [{ code, subject, strength: 1 }];
    const contributions = [{ name: "maturity", points: 8, maximum: 8, reasons }];
    const match = { ...MATCH, contributions } as unknown as Match;
    expect(wordsOf(match, "challenge", own)[0]?.[1]).toMatch(said);
  });

  it.each([
    [null, /Only you say so, without a date\.$/],
    ["2026-03-01", /Only you say so, as of March 2026\.$/],
  ])("say to its supplier what nobody else says: evidence of %s", (day, said) => {
    const claims = (["policing", "health"] as const).map((sector) => ({
      ...use("Kent Police", sector, "claimed"),
      ...{ evidence_date: day, closeness_why: "" },
    }));
    const contributions = [part("policing", 3, 15), part("sector", 2, 12)];
    const told = wordsOf({ ...MATCH, deployments: claims, contributions }, "challenge", true);
    expect(told).toEqual([
      ["policing", expect.stringMatching(said)],
      ["sector", expect.stringMatching(said)],
    ]);
  });

  it("leave out what earned nothing", () => {
    const poor = { ...MATCH, contributions: [part("text", 5, 45), part("sector", 0, 12)] };
    expect(wordsOf(poor).map(([name]) => name)).toEqual(["text"]);
  });
});

it("a capability of the theme alone is said to count a third", () => {
  const capabilities = [
    { slug: "a", name: "Live redaction", same: false, related: ["Case files", "Media redaction"] },
    { slug: "b", name: "Still redaction", same: false, related: ["Case files", "Media redaction"] },
  ].map((one) => ({ ...one, offered_by: 1, listed: 9 }));
  const contributions = [part("capability", 4, 20)];
  expect(wordsOf({ ...MATCH, capabilities, contributions })).toEqual([
    [
      "capability",
      "None of the 2 capabilities asked for is named. For 2, something of the same theme is named instead, which counts a third.",
    ],
  ]);
});

it("a use that shows something of the theme only is said to count in part", () => {
  const near = { ...use("Kent Police", "policing", "claimed"), same_capability: false };
  const contributions = [part("policing", 3, 15)];
  expect(wordsOf({ ...MATCH, deployments: [near], contributions })[0]?.[1]).toContain(
    "It counts in part: it is of the same theme, not what is asked for.",
  );
});

it("a user without a public name is named by nothing in a reason", () => {
  const unnamed = { ...use("", "policing", "confirmed"), organisation: null, anonymous: true };
  const contributions = [part("policing", 10, 15)];
  const [[, words] = []] = wordsOf({ ...MATCH, deployments: [unnamed], contributions });
  expect(words).toBe(
    "In use at an organisation that is not named in public since May 2023: “Choosing”. Confirmed by the organisation that uses it on 3 June 2026.",
  );
});

it("words in common are named where no two sentences prove anything", () => {
  const said = { ...MATCH, sentences: null, terms: ["Phone", "DPIA", "copied"] };
  const whole = "The points are for both texts as wholes, in words and in meaning.";
  const common = "Words in common: phone, DPIA, copied.";
  expect(wordsOf(said)[0]).toEqual(["text", `${whole} ${common}`]);
  expect(wordsOf({ ...said, semantic: false })[0]?.[1]).toBe(common);
  const held = { ...said, semantic: false, terms_in: "No DPIA, and no phone is copied." };
  expect(wordsOf(held)[0]?.[1]).toBe(
    `${common} Some of them stand in the product card’s sentence “No DPIA, and no phone is copied.”: words alone may mislead.`,
  );
});

describe("what the product card says nearest to an outcome wanted", () => {
  const outcomes = [
    outcome("A phone is back in a day", 0.6, "Back in four hours."),
    outcome("Only what is needed leaves", 0.9, "People choose what leaves."),
    outcome("It stands in court", 0.95, ""),
  ];
  const match = { ...MATCH, outcomes, semantic: false };

  it("is quoted before any other two sentences, the nearest of all", () => {
    expect(wordsOf(match)[0]?.[1]).toBe(
      "Wanted: “Only what is needed leaves” Nearest on the product card: “People choose what leaves.”",
    );
  });

  it("is not quoted where all of them stand beneath, nor two other sentences", () => {
    const table = { ...match, terms: ["Phone"], terms_in: "A phone." };
    expect(wordsOf(table, "challenge", false, true)[0]?.[1]).toBe("Words in common: phone.");
  });

  it("gives way to the two nearest sentences where no outcome has any", () => {
    const none = outcomes.map((each) => ({ ...each, quotes: [] }));
    expect(wordsOf({ ...match, outcomes: none })[0]?.[1]).toMatch(/^The sentences nearest to each/);
  });
});

it("how large a use is stands with what it is for", () => {
  const large = { ...use("Kent Police", "policing", "confirmed"), scale: "One van" };
  const contributions = [part("policing", 10, 15)];
  expect(wordsOf({ ...MATCH, deployments: [large], contributions })[0]?.[1]).toMatch(
    /^In use at Kent Police since May 2023: “Choosing”, one van\. Confirmed/,
  );
});
