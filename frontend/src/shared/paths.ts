/**
 * The address of every screen of SCREENS section 3 that something leads to, by name. Features link to each other by these
 * names and never import each other; the router takes its patterns from here.
 */
export const patterns = {
  accounts: "/admin/accounts",
  actingAs: "/acting-as",
  audit: "/audit",
  capabilities: "/capabilities",
  capability: "/capabilities/$slug",
  challenge: "/challenges/$ref",
  challengeAsk: "/challenges/$ref/ask",
  challengeCompare: "/challenges/$ref/compare",
  challengeEngagementRecord: "/challenges/$ref/engagement-record",
  challengeManage: "/challenges/$ref/manage",
  challengeManageQuestion: "/challenges/$ref/manage/questions/$id",
  challengeManageQuestions: "/challenges/$ref/manage/questions",
  challengeMatches: "/challenges/$ref/matches",
  challengeOutcome: "/challenges/$ref/outcome",
  challengeOutcomeCheck: "/challenges/$ref/outcome/edit/check",
  challengeOutcomeEdit: "/challenges/$ref/outcome/edit",
  challengeOutcomeSection: "/challenges/$ref/outcome/edit/$section",
  challengeQuestions: "/challenges/$ref/questions",
  challengeRespond: "/challenges/$ref/respond",
  challengeResponses: "/challenges/$ref/responses",
  challengeSignOff: "/challenges/$ref/sign-off",
  challengeWithdraw: "/challenges/$ref/withdraw",
  challenges: "/challenges",
  contactRequest: "/contact-requests/$id",
  draft: "/force/challenges/$ref/draft",
  draftCheck: "/force/challenges/$ref/draft/check",
  draftDone: "/force/challenges/$ref/draft/done",
  draftSafeguards: "/force/challenges/$ref/draft/safeguards",
  draftSection: "/force/challenges/$ref/draft/$section",
  ethics: "/ethics",
  ethicsOpinions: "/ethics/opinions",
  events: "/events",
  forceChallenges: "/force/challenges",
  forceDeployment: "/force/deployments/$id",
  forceDeployments: "/force/deployments",
  forceHome: "/force",
  forceNewChallenge: "/force/challenges/new",
  forceNewChallengeSimilar: "/force/challenges/new/similar",
  forceOthers: "/force/others",
  forceTechnology: "/force/technology",
  help: "/help/$page",
  insights: "/insights",
  moderationCase: "/moderation/cases/$id",
  moderationEvidence: "/moderation/evidence",
  moderationEvidenceClaim: "/moderation/evidence/$id",
  moderationMatch: "/moderation/matches/$id",
  moderationMatches: "/moderation/matches",
  moderationMatchesQueue: "/moderation/matches/queue",
  moderationOrganisations: "/moderation/organisations",
  moderationQueue: "/moderation",
  moderationVocabulary: "/moderation/vocabulary",
  openData: "/open-data",
  organisation: "/organisation",
  oversight: "/oversight",
  response: "/responses/$ref",
  responseConfidential: "/responses/$ref/confidential-reading",
  responseDecide: "/responses/$ref/decide",
  search: "/search",
  service: "/admin/service",
  signIn: "/sign-in",
  solution: "/solutions/$ref",
  solutionChanges: "/solutions/$ref/changes",
  solutionContact: "/solutions/$ref/contact/$id",
  solutions: "/solutions",
  start: "/",
  supplierAnswer: "/supplier/answers/$id",
  supplierAnswers: "/supplier/answers",
  supplierHome: "/supplier",
  supplierImport: "/supplier/solutions/import",
  supplierMatches: "/supplier/matches",
  supplierNewSolution: "/supplier/solutions/new",
  supplierResponse: "/supplier/responses/$ref",
  supplierResponseCheck: "/supplier/responses/$ref/draft/check",
  supplierResponseDone: "/supplier/responses/$ref/draft/done",
  supplierResponseDraft: "/supplier/responses/$ref/draft",
  supplierResponseReceipt: "/supplier/responses/$ref/receipts/$number",
  supplierResponseSection: "/supplier/responses/$ref/draft/$section",
  supplierResponseWithdraw: "/supplier/responses/$ref/withdraw",
  supplierResponses: "/supplier/responses",
  supplierSolution: "/supplier/solutions/$ref",
  supplierSolutionCheck: "/supplier/solutions/$ref/check",
  supplierSolutionDeployment: "/supplier/solutions/$ref/deployments/$id",
  supplierSolutionDeployments: "/supplier/solutions/$ref/deployments",
  supplierSolutionDiscard: "/supplier/solutions/$ref/discard",
  supplierSolutionRetire: "/supplier/solutions/$ref/retire",
  supplierSolutionSection: "/supplier/solutions/$ref/edit/$section",
  supplierSolutions: "/supplier/solutions",
  technologyInUse: "/technology-in-use",
} as const;

export type ScreenName = keyof typeof patterns;
type Pattern<N extends ScreenName> = (typeof patterns)[N];

/** The parameter names of a pattern: `"/a/$ref/b/$section"` has "ref" and "section". */
type Names<P extends string> = P extends `${string}$${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}$${infer Name}`
    ? Name
    : never;
export type Params<N extends ScreenName> = Record<Names<Pattern<N>>, string>;

/** Filters, sort, cursor, tab and so on. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined | null>>;

type Rest<N extends ScreenName> = [Names<Pattern<N>>] extends [never]
  ? [params?: Record<string, never>, query?: Query]
  : [params: Params<N>, query?: Query];

/** A query as the address bar has it: "?a=1&a=2", or nothing. */
export function queryString(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) search.append(name, one);
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** The address of a screen: `href("challenge", { ref: "CH-2026-0042" })`. */
export function href<N extends ScreenName>(name: N, ...[params, query = {}]: Rest<N>): string {
  const values: Readonly<Record<string, string>> = params ?? {};
  const path = patterns[name].replace(/\$(\w+)/g, (_, key: string) =>
    encodeURIComponent(values[key] ?? ""),
  );
  return path + queryString(query);
}
