import type { Card, CardEdit } from "./api";

/** A card as the form has it: texts, choices and lists, without nesting. */
export type Values = {
  name: string;
  summary: string;
  what_it_does: string;
  outcomes_seen: Card["outcomes_seen"];
  capabilities: string[];
  sectors: string[];
  maturity: string | null;
  integration: string;
  hosting: string | null;
  certifications: string;
  frameworks: string;
  vetting: string | null;
  data_use: string;
  bias_evaluation: string | null;
  bias_note: string;
  explainability: string;
  human_oversight: string;
  dpia_support: string;
  accessibility: string;
  price_band: string | null;
  price_model: string;
  not_good_for: string;
  documents: string[];
};

export type FieldName = keyof Values;

/** Every field with the control it has; `most` is the longest text the API takes. */
export const FIELDS = {
  name: { kind: "line" },
  summary: { kind: "text", most: 300, rows: 4 },
  what_it_does: { kind: "text", most: 6000, rows: 14 },
  outcomes_seen: { kind: "outcomes" },
  capabilities: { kind: "capabilities" },
  sectors: { kind: "sectors" },
  maturity: { kind: "maturity" },
  integration: { kind: "text", most: 6000, rows: 8 },
  hosting: { kind: "choice", term: "hosting", of: ["uk_only", "uk_or_eea", "any", "on_premises"] },
  certifications: { kind: "lines" },
  frameworks: { kind: "lines" },
  vetting: { kind: "choice", term: "vetting", of: ["none", "nppv2", "nppv3", "sc"] },
  data_use: { kind: "text", most: 6000, rows: 8 },
  bias_evaluation: {
    kind: "choice",
    term: "bias",
    of: ["done", "planned", "not_applicable", "declined_to_say"],
  },
  bias_note: { kind: "text", most: 2000, rows: 4 },
  explainability: { kind: "text", most: 2000, rows: 4 },
  human_oversight: { kind: "text", most: 2000, rows: 4 },
  dpia_support: { kind: "text", most: 2000, rows: 4 },
  accessibility: { kind: "text", most: 2000, rows: 6 },
  price_band: {
    kind: "choice",
    term: "price",
    of: ["under_50k", "50k_250k", "250k_1m", "over_1m"],
  },
  price_model: { kind: "text", most: 500, rows: 4 },
  not_good_for: { kind: "text", most: 2000, rows: 8 },
  documents: { kind: "documents", most: 10 },
} as const;

/** The questions of a card, in their order and groups. */
export const SECTIONS = [
  { slug: "name", group: "product", fields: ["name", "summary"] },
  { slug: "what-it-does", group: "product", fields: ["what_it_does"] },
  { slug: "outcomes", group: "product", fields: ["outcomes_seen"] },
  { slug: "not-good-for", group: "product", fields: ["not_good_for"] },
  { slug: "capabilities", group: "found", fields: ["capabilities"] },
  { slug: "sectors", group: "found", fields: ["sectors"] },
  { slug: "maturity", group: "found", fields: ["maturity"] },
  {
    slug: "hosting",
    group: "trust",
    fields: ["hosting", "vetting", "certifications", "frameworks"],
  },
  { slug: "integration", group: "trust", fields: ["integration"] },
  { slug: "data", group: "trust", fields: ["data_use"] },
  {
    slug: "safeguards",
    group: "trust",
    fields: ["bias_evaluation", "bias_note", "explainability", "human_oversight", "dpia_support"],
  },
  { slug: "accessibility", group: "trust", fields: ["accessibility"] },
  { slug: "documents", group: "trust", fields: ["documents"] },
  { slug: "price", group: "trust", fields: ["price_band", "price_model"] },
] as const satisfies readonly { slug: string; group: string; fields: readonly FieldName[] }[];

export type CardSection = (typeof SECTIONS)[number];
export const GROUPS = ["product", "found", "trust"] as const;

const SAFEGUARDS: readonly FieldName[] = [
  "bias_evaluation",
  "bias_note",
  "explainability",
  "human_oversight",
  "dpia_support",
];

/** Where the API has the field. */
export const pointerOf = (name: FieldName): string =>
  SAFEGUARDS.includes(name) ? `/safeguards/${name}` : `/${name}`;

/** The question that a pointer of the API is about; the deployments have a page of their own. */
export function slugOfPointer(pointer: string): string | undefined {
  const names = SECTIONS.flatMap(({ slug, fields }) => fields.map((name) => ({ slug, name })));
  return names.find(({ name }) => `${pointer}/`.startsWith(`${pointerOf(name)}/`))?.slug;
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** What the form shows of a card. */
export function valuesOf(card: Card): Values {
  const { safeguards, maturity, certifications, frameworks, ...rest } = card;
  return {
    ...rest,
    ...safeguards,
    maturity: maturity === null ? null : String(maturity),
    certifications: certifications.join("\n"),
    frameworks: frameworks.join("\n"),
  };
}

/** The change that the fields of one question are; safeguards are replaced as a whole. */
export function editOf(values: Values, names: readonly FieldName[]): CardEdit {
  const { bias_evaluation, bias_note, explainability, human_oversight, dpia_support } = values;
  const whole = {
    ...values,
    outcomes_seen: values.outcomes_seen.filter(({ text, source }) => text || source),
    maturity: values.maturity === null ? null : Number(values.maturity),
    certifications: lines(values.certifications),
    frameworks: lines(values.frameworks),
    safeguards: { bias_evaluation, bias_note, explainability, human_oversight, dpia_support },
  };
  const keys = new Set(names.map((name) => (SAFEGUARDS.includes(name) ? "safeguards" : name)));
  return Object.fromEntries(
    Object.entries(whole).filter(([key]) => keys.has(key as FieldName)),
  ) as CardEdit;
}
