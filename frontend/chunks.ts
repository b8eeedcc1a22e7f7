/**
 * Which modules share a file of the build. Left alone the builder makes a file for every set of
 * screens that share something: 170 files, 27 of them for the list of challenges, whose names and
 * wrappings alone cost a first page 5 kB. A file here holds what pages of a kind need together;
 * tests/size.test.ts says what a first page may weigh and in how many files it may come.
 */

/** Lowest first: a file may need those above it. Paths begin below src/. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  /** Every page about records: their states and words, where one is and where one can go on. */
  records: [
    "govuk/hidden",
    "govuk/inset-text",
    "govuk/pagination",
    "moj/sub-navigation",
    "shared/follow-links",
    "shared/icons",
    "shared/listed",
    "shared/lists/list-state",
    "shared/problem-boundary",
    "shared/records",
    "shared/tags",
    "shared/texts/challenge.",
    "shared/texts/follow",
    "shared/texts/statuses",
    "shared/texts/terms",
    "useSuspenseQuery.",
  ],
  /** What both lists and the start page show. */
  cards: ["shared/challenge-card"],
  searching: ["shared/search-box", "shared/texts/search"],
  tables: ["govuk/table"],
  /** The page of one record. */
  record: [
    "govuk/details",
    "govuk/summary-list",
    "shared/challenge-head",
    "shared/files/file-link",
    "shared/files/texts-link",
    "shared/passed",
    "shared/prose",
    "shared/record-parts",
    "shared/reload-notice",
  ],
  /** Where a product is in use, and what shows that it works. */
  proofs: ["shared/deployment-records", "shared/evidence.", "shared/texts/evidence."],
  standing: ["shared/evidence-standing", "shared/texts/evidence-standing"],
  /** What a product card, its versions and the matches of it share. */
  solutions: [
    "features/solutions/api.",
    "features/solutions/texts.",
    "shared/contact-link",
    "shared/evidence-levels",
    "shared/texts/contact",
    "shared/texts/evidence-levels",
  ],
  /** What lists and forms ask with; what only forms do comes with them. */
  fields: [
    "govuk/checkboxes",
    "govuk/choice-group",
    "govuk/error-message",
    "govuk/fieldset",
    "govuk/form-group",
    "govuk/hint",
    "govuk/label",
    "govuk/select",
  ],
  lists: ["moj/filter-panel", "moj/texts", "shared/lists/", "shared/texts/lists"],
  vocabulary: ["shared/vocabulary"],
  forms: [
    "govuk/error-summary",
    "govuk/input",
    "govuk/radios",
    "shared/forms/form-problem",
    "shared/forms/idempotency",
    "shared/forms/pointers",
    "shared/forms/submit-button",
    "shared/forms/use-problem-form",
  ],
  matching: [
    "shared/custom-property",
    "shared/match-bar.",
    "shared/match-raise",
    "shared/match-reasons",
    "shared/own-responses",
    "shared/texts/match.",
    "shared/texts/match-raise",
    "shared/texts/match-reasons",
  ],
  /** Pages of a list that are fetched ahead. */
  ahead: ["infiniteQuery", "useInfiniteQuery", "useSuspenseInfiniteQuery"],
  asked: ["shared/question-tag", "shared/texts/question."],
  /** Questions as everybody reads them; those who ask fetch the forms beside it. */
  questions: [
    "features/questions/answer-card",
    "features/questions/api.",
    "features/questions/own-questions",
    "features/questions/question-window",
    "features/questions/questions-screen",
    "features/questions/sought",
    "features/questions/texts.",
    "features/questions/window.",
  ],
  /** What only long forms need: saving by itself, two versions, files to send. */
  drafts: [
    "govuk/character-count",
    "govuk/date-input",
    "govuk/file-upload",
    "govuk/task-list",
    "govuk/textarea",
    "moj/interruption-card",
    "moj/timeline",
    "shared/audience",
    "shared/capability-picker",
    "shared/files/",
    "shared/forms/",
    "shared/texts/audience",
    "shared/texts/saving",
    "shared/texts/picker",
  ],
};

/** Work of several steps comes in one file: going on to the next step fetches nothing more. */
const TASKS = [
  "answering",
  "curation",
  "drafting",
  "evidence",
  "managing",
  "matches",
  "outcome-edit",
  "own-solutions",
  "responding",
  "sign-in",
  "start-challenge",
];

const within = (...paths: readonly string[]): RegExp =>
  new RegExp(
    `/(?:src|(?:react-query|query-core)/build/modern)/(${paths.map((path) => path.replaceAll(".", "\\.")).join("|")})`,
  );

/** What the first page of any visit needs; the builder marks it. */
const INITIAL = { tags: ["$initial" as const] };

const first = [
  { name: "vendor", ...INITIAL, test: /node_modules|rolldown/ },
  { name: "frame", ...INITIAL, test: within("api/", "govuk/", "shared/", "features/sign-in/api") },
];
const shared = Object.entries(SHARED).map(([name, paths]) => ({ name, test: within(...paths) }));

const tasks = TASKS.map((name) => ({
  name,
  test: within(`features/${name}/(?!routes)`),
  includeDependenciesRecursively: false,
}));

/** The earlier a group stands, the sooner it takes its modules. */
export const chunkGroups = [...first, ...shared, ...tasks].map((group, place, all) => ({
  ...group,
  priority: all.length - place,
}));
