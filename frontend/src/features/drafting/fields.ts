/** One thing that is asked for: where it is kept (path of the API) and how it is asked. */
export type Field =
  | { kind: "line"; path: string; optional?: boolean }
  | { kind: "text"; path: string; most: number; rows?: number; optional?: boolean }
  | { kind: "lines"; path: string; optional?: boolean }
  | { kind: "one"; path: string; values: readonly string[]; words: string; optional?: boolean }
  | { kind: "many"; path: string; values: readonly string[]; words: string }
  | { kind: "yes_no"; path: string }
  | { kind: "level"; path: string }
  | { kind: "moment"; path: string; hour: number; optional?: boolean }
  | { kind: "day"; path: string }
  | { kind: "outcomes"; path: "outcomes" }
  | { kind: "capabilities"; path: "capabilities" }
  | { kind: "sectors"; path: "sectors_welcome" }
  | { kind: "sponsors"; path: "co_sponsors" }
  | { kind: "wanted"; path: "ethics_opinion_wanted" };

export type Group = "problem" | "limits" | "finding" | "safeguards" | "engaging";

/** A question page of the draft; one field alone is asked by its own label. */
export type DraftPage = { name: string; group: Group; fields: readonly Field[] };

const MEDIUM = 2000;
const LONG = 6000;

/** What every level asks to be described, then what the higher ones do, as the API names them. */
export const DETAILS = [
  "legal_basis",
  "dpia_screening",
  "contact",
  "necessity",
  "least_intrusive",
  "dpia",
  "equality_impact",
  "human_oversight",
  "bias_evaluation",
  "transparency_record",
] as const;

const pageOfDetail = (detail: string): string => `detail-${detail.replaceAll("_", "-")}`;

export const PAGES: readonly DraftPage[] = [
  {
    name: "title",
    group: "problem",
    fields: [
      { kind: "line", path: "title" },
      { kind: "text", path: "summary", most: 300, rows: 4 },
    ],
  },
  {
    name: "problem",
    group: "problem",
    fields: [{ kind: "text", path: "problem_today", most: LONG, rows: 14 }],
  },
  {
    name: "affected",
    group: "problem",
    fields: [{ kind: "text", path: "who_is_affected", most: LONG, rows: 8 }],
  },
  { name: "outcomes", group: "problem", fields: [{ kind: "outcomes", path: "outcomes" }] },
  {
    name: "tried",
    group: "problem",
    fields: [
      { kind: "text", path: "tried_before", most: LONG, rows: 6 },
      { kind: "text", path: "in_use_now", most: LONG, rows: 6 },
    ],
  },
  {
    name: "constraints",
    group: "limits",
    fields: [
      { kind: "text", path: "constraints/systems", most: MEDIUM, optional: true },
      { kind: "text", path: "constraints/standards", most: MEDIUM, optional: true },
      {
        kind: "one",
        path: "constraints/hosting",
        values: ["uk_only", "uk_or_eea", "on_premises", "any"],
        words: "hosting",
      },
      {
        kind: "one",
        path: "constraints/vetting",
        values: ["none", "nppv2", "nppv3", "sc"],
        words: "vetting",
      },
      {
        kind: "one",
        path: "constraints/reach",
        values: ["one_team", "one_site", "one_organisation", "several_organisations"],
        words: "reach",
        optional: true,
      },
      { kind: "text", path: "constraints/notes", most: MEDIUM, optional: true },
    ],
  },
  {
    name: "data",
    group: "limits",
    fields: [
      { kind: "text", path: "data_involved/categories", most: MEDIUM },
      { kind: "text", path: "data_involved/volumes", most: MEDIUM, optional: true },
      { kind: "yes_no", path: "data_involved/personal" },
      { kind: "yes_no", path: "data_involved/special_category" },
      { kind: "yes_no", path: "data_involved/children" },
      { kind: "yes_no", path: "data_involved/biometric" },
      { kind: "yes_no", path: "data_involved/victims" },
    ],
  },
  {
    name: "maturity",
    group: "limits",
    fields: [
      { kind: "level", path: "maturity_from" },
      { kind: "level", path: "maturity_to" },
      { kind: "line", path: "geography" },
      {
        kind: "one",
        path: "budget_band",
        values: ["under_50k", "50k_250k", "250k_1m", "over_1m"],
        words: "budget",
        optional: true,
      },
    ],
  },
  {
    name: "capabilities",
    group: "finding",
    fields: [
      { kind: "capabilities", path: "capabilities" },
      { kind: "lines", path: "keywords", optional: true },
    ],
  },
  { name: "sectors", group: "finding", fields: [{ kind: "sectors", path: "sectors_welcome" }] },
  ...DETAILS.map(
    (detail): DraftPage => ({
      name: pageOfDetail(detail),
      group: "safeguards",
      fields: [{ kind: "text", path: `safeguards_detail/${detail}`, most: MEDIUM, rows: 8 }],
    }),
  ),
  {
    name: "ethics",
    group: "safeguards",
    fields: [{ kind: "wanted", path: "ethics_opinion_wanted" }],
  },
  {
    name: "dates",
    group: "engaging",
    fields: [
      { kind: "moment", path: "opens_at", hour: 9, optional: true },
      { kind: "moment", path: "questions_close_at", hour: 17, optional: true },
      { kind: "moment", path: "responses_close_at", hour: 17 },
      { kind: "day", path: "outcome_expected_on" },
    ],
  },
  {
    name: "purposes",
    group: "engaging",
    fields: [
      {
        kind: "many",
        path: "purposes",
        values: ["requirements", "procedure", "documents", "suppliers", "terms", "capacity"],
        words: "purpose",
      },
    ],
  },
  {
    name: "plan",
    group: "engaging",
    fields: [{ kind: "text", path: "engagement_plan", most: LONG, rows: 8 }],
  },
  {
    name: "next",
    group: "engaging",
    fields: [{ kind: "text", path: "what_happens_next", most: LONG, rows: 8 }],
  },
  { name: "contact", group: "engaging", fields: [{ kind: "line", path: "contact_role" }] },
  {
    name: "audience",
    group: "engaging",
    fields: [
      {
        kind: "one",
        path: "visibility",
        values: ["public", "registered_suppliers", "policing_only"],
        words: "visibility",
      },
      {
        kind: "one",
        path: "response_handling",
        values: ["sealed", "rolling"],
        words: "handling",
      },
    ],
  },
  {
    name: "notice",
    group: "engaging",
    fields: [
      { kind: "line", path: "notice/procurement_title", optional: true },
      { kind: "text", path: "notice/subject_matter", most: MEDIUM, optional: true },
      {
        kind: "one",
        path: "notice/category",
        values: ["goods", "services", "works"],
        words: "category",
        optional: true,
      },
      { kind: "lines", path: "notice/cpv", optional: true },
      { kind: "lines", path: "notice/lots", optional: true },
    ],
  },
  { name: "sponsors", group: "engaging", fields: [{ kind: "sponsors", path: "co_sponsors" }] },
];
