import { evidenceWords, userName } from "./evidence";
import { MatchConflicts } from "./match-constraints";
import { isPolicing, type Match } from "./match-reasons";
import { type MatchRow, MatchRows } from "./match-rows";
import { ownWords } from "./own-words";
import { Prose } from "./prose";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "constraints" | "deployments" | "gaps"
> & {
  challenge: Pick<Match["challenge"], "reach" | "safeguards_level">;
  solution: Pick<Match["solution"], "bias_evaluation" | "not_good_for">;
};

type MatchAgainstProps = {
  match: Against;
  /** Whether it is said to the supplier whose product it is. */
  own?: boolean;
  level: "h3" | "h4";
};

/** What speaks against a match: conflicts, the product's limits, and what is still open. */
export function MatchAgainst({ match, own = false, level: Heading }: MatchAgainstProps) {
  const { constraints, solution } = match;
  return (
    <>
      <MatchConflicts constraints={constraints} own={own} />
      {solution.not_good_for && (
        <>
          <Heading className="govuk-heading-s govuk-!-margin-bottom-2">
            {ownWords(t, own)("limits")}
          </Heading>
          <Prose text={solution.not_good_for} />
        </>
      )}
      <MatchRows title={t("against.title")} rows={openOf(match, own)} level={Heading} />
    </>
  );
}

function openOf(match: Against, own: boolean): MatchRow[] {
  const { capabilities, capabilities_missing: missing, deployments, gaps } = match;
  const inPart = capabilities.filter(({ same }) => !same);
  const names = [
    ...missing.map(({ name }) => lowerFirst(name)),
    ...inPart.map(({ name }) => t("gap.capabilities.theme", { name: lowerFirst(name) })),
  ].join("; ");
  return [
    ...(names
      ? [{ what: t("gap.capabilities"), words: t("gap.capabilities.what", { names }) }]
      : []),
    { what: t("police"), words: policeText(deployments, own) },
    // What is not said of vetting and hosting stands among the constraints.
    ...gaps
      .filter((gap) => gap !== "vetting_and_hosting")
      .map((gap) => ({
        what: t(`gap.${gap}`),
        words: gap === "scale" ? scaleText(match, own) : t(`gap.${gap}.what`),
      })),
    ...biasRow(match, own),
  ];
}

/** What the card says of results between groups, where the challenge's safeguards ask for it. */
function biasRow(
  { challenge, solution: { bias_evaluation: bias } }: Against,
  own: boolean,
): MatchRow[] {
  const asked = challenge.safeguards_level !== null && challenge.safeguards_level !== "standard";
  if (!asked || bias === "done") return [];
  const key = `bias.${bias ?? "unsaid"}`;
  const said = t.has(key) ? ownWords(t, own)(key) : lowerFirst(term("bias", bias ?? ""));
  return [{ what: t("bias"), words: t("bias.what", { said }) }];
}

/** How far service at a force goes, and what is therefore open. */
function policeText(deployments: Against["deployments"], own: boolean): string {
  const say = ownWords(t, own);
  if (deployments.length === 0) return t("police.nowhere");
  const served = deployments.find(({ in_service: inService }) => inService);
  if (served) {
    const { use } = served;
    return say("police.served", {
      who: userName(served),
      use,
      vouched: evidenceWords(served, own),
    });
  }
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
