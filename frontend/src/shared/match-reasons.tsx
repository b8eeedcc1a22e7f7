import type { Schemas } from "@/api/client";
import { formatMonth } from "./dates";
import { evidenceWords, userName } from "./evidence";
import { rich } from "./i18n/rich";
import type { Contributions, MatchPart, MatchReason } from "./match-bar";
import type { Complete } from "./records";
import { t } from "./texts/match-reasons";
import { lowerFirst, maturityText } from "./texts/terms";

/** A challenge and a product card that may fit. */
export type Match = Complete<Schemas["MatchView"]>;
/** What the reasons of a match are made of. */
export type Reasoned = Pick<
  Match,
  | "capabilities"
  | "capabilities_missing"
  | "contributions"
  | "deployments"
  | "outcomes"
  | "semantic"
  | "sentences"
  | "terms"
  | "terms_in"
>;
type Use = Match["deployments"][number];

/** Whose sentence is which: the record that was asked for, and the one that was found. */
export type Asking = "challenge" | "solution";

const MOST_REASONS = 3;
const MOST_TERMS = 5;
const NOTHING = { points: 0 };
const strong = (words: string) => <strong>{words}</strong>;
const bold = (name: string): string => `<strong>${lowerFirst(name)}</strong>`;

/** The named parts of a score as the bar takes them. */
export function contributionsOf({ contributions }: Pick<Match, "contributions">): Contributions {
  const given = Object.fromEntries(
    contributions.map(({ name, points, maximum }) => [name, { points, of: maximum }]),
  );
  const none = { text: NOTHING, capability: NOTHING, policing: NOTHING };
  return { ...none, sector: NOTHING, maturity: NOTHING, ...given };
}

/** "a county force" of "A county force": what is described, and not called so. */
export const withinSentence = (name: string): string =>
  /^(A|An|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several) /.test(name)
    ? lowerFirst(name)
    : name;

/** Who said so and when, and that this is long ago. */
const vouched = (use: Use, own: boolean): string =>
  `${evidenceWords(use, own)}${use.is_stale ? t("stale") : ""}.`;

const since = ({ started_on: on, status }: Use): string =>
  on === null
    ? ""
    : t(status === "ended" ? "since.ended" : "since", { date: formatMonth(on.slice(0, 7)) });

/** For what it is used and how much, as its supplier puts it: made-up phones tell what was shown. */
const what = ({ use, scale }: Use): string =>
  t("what", { use }) + (scale && `, ${withinSentence(scale)}`);

/** Why a use counts for less than its evidence: it shows something else than what is asked for. */
const inPart = (use: Use): string[] => (use.same_capability ? [] : [t("same.theme")]);

/** That further uses of the kind bring nothing. */
const more = (count: number): string[] => (count > 0 ? [t("more", { count })] : []);

/** Who uses the product, within a sentence. */
function who(use: Use): string {
  return use.organisation?.name || withinSentence(use.organisation_label || userName(use));
}

function textReason(match: Reasoned, { asking = "challenge", table = false }: ReasonsFor) {
  const { outcomes, semantic, terms, terms_in: sentence } = match;
  const [nearest] = outcomes
    .filter(({ quotes: said }) => said.length > 0)
    .toSorted((a, b) => b.nearness - a.nearness);
  const quotes = nearest ? null : quotesOf(match, asking);
  const named = terms.slice(0, MOST_TERMS).map(lowerFirst).join(", ");
  const alone = !nearest && !quotes;
  return [
    semantic && t("text.whole"),
    nearest &&
      !table &&
      t("text.nearest", { title: nearest.title, said: nearest.quotes[0]?.sentence ?? "" }),
    quotes && t("text.quotes", quotes),
    named && t("text.words", { terms: named }),
    alone && sentence && t(`text.in.${asking}`, { sentence }),
  ]
    .filter(Boolean)
    .join(" ");
}

function quotesOf({ sentences }: Reasoned, asking: Asking) {
  if (!sentences) return null;
  const { asked, found } = sentences;
  return asking === "challenge"
    ? { challenge: asked, solution: found }
    : { challenge: found, solution: asked };
}

function capabilityReason({ capabilities, capabilities_missing: missing }: Reasoned) {
  if (capabilities.length === 0) return null;
  const same = capabilities.filter((one) => one.same);
  const [first] = same;
  const near = capabilities.length - same.length;
  const rarest = first && {
    ...{ count: first.offered_by, listed: first.listed },
    name: bold(first.name),
  };
  const counted = { named: same.length, asked: capabilities.length + missing.length };
  const said = [
    t(first ? "capability.counted" : "capability.none", counted),
    ...(rarest ? [t("capability.rare", rarest)] : []),
    ...(near > 0 ? [t("capability.near", { count: near })] : []),
  ];
  return rich(said.join(" "), { strong });
}

/** Whether it is a use at a force. */
export const isPolicing = (use: Use): boolean => use.sector === "policing";

function policingReason({ deployments }: Reasoned, own: boolean) {
  const uses = deployments.filter(isPolicing);
  const best = uses.find((use) => use.decides) ?? uses[0];
  if (!best) return null;
  const said = (use: Use) =>
    [
      t(`policing.${use.status}`, { organisation: who(use), since: since(use), what: what(use) }),
      ...(use.asking ? [t("policing.asking")] : []),
      vouched(use, own),
    ].join(" ");
  const also = uses.filter((use) => use.asking && use !== best).map(said);
  return [said(best), ...inPart(best), ...more(uses.length - 1), ...also].join(" ");
}

function sectorReason({ deployments }: Reasoned, own: boolean) {
  const uses = deployments.filter((use) => !isPolicing(use));
  const best = uses.find((use) => use.decides) ?? uses[0];
  if (!best) return null;
  const { sector_name: sector, closeness, closeness_why: why } = best;
  const where = { organisation: who(best), sector, since: since(best), what: what(best) };
  const said = t(`sector.${best.status}`, where);
  const close = { percent: Math.round(closeness * 100), why: lowerFirst(why) };
  const closeTo = why ? [t("sector.close", close)] : [];
  return [said, vouched(best, own), ...inPart(best), ...more(uses.length - 1), ...closeTo].join(
    " ",
  );
}

function maturityReason({ contributions }: Reasoned, own: boolean) {
  const part = contributions.find(({ name }) => name === "maturity");
  const reason = part?.reasons[0];
  if (!reason || reason.subject === "") return null;
  const words = maturityText(Number(reason.subject));
  const key = reason.code === "maturity_within" ? "maturity.within" : "maturity.outside";
  return t(own ? `${key}.own` : key, { words });
}

type ReasonsFor = {
  asking?: Asking;
  most?: number;
  /** Whether all that is asked for stands beneath, with what the product card says of it. */
  table?: boolean;
  /** Whether they are said to the supplier whose product it is. */
  own?: boolean;
};

/** The reasons that carry most points, in the order of the bar: three, or as many as are asked. */
export function reasonsOf(
  match: Reasoned,
  { most = MOST_REASONS, own = false, ...how }: ReasonsFor = {},
): MatchReason[] {
  const words: Record<MatchPart, MatchReason["text"]> = {
    text: textReason(match, how),
    capability: capabilityReason(match),
    policing: policingReason(match, own),
    sector: sectorReason(match, own),
    maturity: maturityReason(match, own),
  };
  const points = contributionsOf(match);
  const parts = (Object.keys(words) as MatchPart[]).filter(
    (part) => words[part] && points[part].points > 0,
  );
  const carrying = [...parts].sort((a, b) => points[b].points - points[a].points).slice(0, most);
  return parts
    .filter((part) => carrying.includes(part))
    .map((part) => ({ part, text: words[part] }));
}
