import { userName } from "./evidence";
import { safeguardRows } from "./match-asked";
import { MatchConflicts } from "./match-constraints";
import { isPolicing, type Match } from "./match-reasons";
import { type MatchRow, MatchRows } from "./match-rows";
import { ownWords } from "./own-words";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "constraints" | "deployments" | "gaps" | "outcomes"
> & {
  challenge: Pick<Match["challenge"], "reach" | "safeguards_level">;
  solution: Pick<Match["solution"], "bias_evaluation">;
};

type MatchAgainstProps = {
  match: Against;
  /** Whether it is said to the supplier whose product it is. */
  own?: boolean;
  level: "h3" | "h4";
};

/** What speaks against a match: conflicts, and what is still open. */
export function MatchAgainst({ match, own = false, level: Heading }: MatchAgainstProps) {
  return (
    <>
      <MatchConflicts constraints={match.constraints} own={own} />
      <MatchRows title={t("against.title")} rows={openOf(match, own)} level={Heading} />
    </>
  );
}

function openOf(match: Against, own: boolean): MatchRow[] {
  const { capabilities, capabilities_missing: missing, deployments, gaps, outcomes } = match;
  const named = (of: readonly { name: string }[]) => of.map(({ name }) => lowerFirst(name));
  const names = named(missing).join("; ");
  const near = named(capabilities.filter(({ same }) => !same)).join("; ");
  const unnamed = [
    names && t("gap.capabilities.what", { names }),
    near && t("gap.capabilities.near", { names: near }),
  ].filter(Boolean);
  return [
    ...(outcomes.length > 0 ? [{ what: t("gap.outcomes"), words: outcomesText(outcomes) }] : []),
    ...(unnamed.length > 0 ? [{ what: t("gap.capabilities"), words: unnamed.join(" ") }] : []),
    policeRow(deployments, own),
    // What is not said of vetting and hosting stands among what is asked for.
    ...gaps
      .filter((gap) => gap !== "vetting_and_hosting")
      .map((gap) => ({
        what: t(`gap.${gap}`),
        words: gap === "scale" ? scaleText(match, own) : t(`gap.${gap}.what`),
      })),
    ...safeguardRows(match, own)
      .filter(() => match.solution.bias_evaluation !== "done")
      .map(({ what, said }) => ({ what, words: `${said}.` })),
  ];
}

function outcomesText(outcomes: Against["outcomes"]): string {
  const count = outcomes.length;
  const near = outcomes.filter(({ quotes }) => quotes.length > 0).length;
  const said = [
    near < count && t("gap.outcomes.none", { far: count - near, count }),
    near > 0 && t("gap.outcomes.judge", { near, count }),
  ];
  return said.filter(Boolean).join(" ");
}

/** How far service at a force goes, and what is therefore open. */
function policeRow(deployments: Against["deployments"], own: boolean): MatchRow {
  const say = ownWords(t, own);
  const served = deployments.find(({ in_service: inService }) => inService);
  return served
    ? {
        what: t("served"),
        words: say(served.asking ? "served.asking" : "served.what", { who: userName(served) }),
      }
    : { what: t("police"), words: unservedText(deployments, own) };
}

function unservedText(deployments: Against["deployments"], own: boolean): string {
  const say = ownWords(t, own);
  if (deployments.length === 0) return t("police.nowhere");
  const police = deployments.filter(isPolicing);
  if (police.length === 0) return t("police.none");
  const same = police.filter((use) => use.same_capability);
  const vouched = same.filter((use) => use.evidence !== "claimed");
  const known = (status: string) => [...vouched, ...same].find((use) => use.status === status);
  const nearest = known("in_use") ?? known("trial") ?? known("ended");
  if (!nearest) return t("police.other");
  const { evidence, status } = nearest;
  const word = status !== "in_use" && evidence === "claimed" ? ` ${say("police.claimed")}` : "";
  return say(`police.${status}`, { who: userName(nearest) }) + word;
}

const REACHES = ["several_organisations", "one_organisation", "one_site", "one_team"] as const;

/** How far a use is meant to reach, and how far any reaches so far, by whose word. */
function scaleText({ challenge, deployments }: Against, own: boolean): string {
  const say = ownWords(t, own);
  const widest = (uses: Against["deployments"]) =>
    REACHES.find((reach) => uses.some((use) => use.reach === reach));
  const shown = widest(deployments.filter(({ evidence }) => evidence !== "claimed"));
  const said = widest(deployments);
  const words = (reach: string | null) => lowerFirst(term("reach", reach ?? ""));
  return [
    t("gap.scale.asked", { asked: words(challenge.reach) }),
    ...(shown ? [say("gap.scale.shown", { reach: words(shown) })] : []),
    ...(said && said !== shown ? [say("gap.scale.said", { reach: words(said) })] : []),
    ...(said ? [] : [t("gap.scale.unsaid")]),
  ].join(" ");
}
