import { evidenceWords, userName } from "./evidence";
import { MatchConflicts } from "./match-constraints";
import type { Match } from "./match-reasons";
import { type MatchRow, MatchRows } from "./match-rows";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "constraints" | "deployments" | "gaps"
> & { challenge: Pick<Match["challenge"], "reach"> };

/** What speaks against a match: conflicts with constraints, and what nothing shows yet. */
export function MatchAgainst({ match, level }: { match: Against; level: "h3" | "h4" }) {
  return (
    <>
      <MatchConflicts constraints={match.constraints} />
      <MatchRows title={t("against.title")} rows={lackingOf(match)} level={level} />
    </>
  );
}

function lackingOf(match: Against): MatchRow[] {
  const { capabilities, capabilities_missing: missing, deployments, gaps } = match;
  // What is not said of vetting and hosting stands among the constraints.
  const lacking = gaps
    .filter((gap) => gap !== "vetting_and_hosting")
    .map((gap) => ({
      what: t(`gap.${gap}`),
      words: gap === "scale" ? scaleText(match) : t(`gap.${gap}.what`),
    }));
  const tried = deployments.some((use) => use.sector === "policing" && use.same_capability);
  const served = deployments.find(({ in_service: inService }) => inService);
  if (served) {
    const words = t("against.in_service", {
      who: userName(served),
      use: served.use,
      vouched: evidenceWords(served),
    });
    lacking.push({ what: t("against.uses"), words });
  } else if (lacking.length === 0) {
    const why = deployments.length > 0 ? "against.none" : "against.unknown";
    lacking.push({ what: t("against.uses"), words: t(why) });
  } else if (tried) {
    lacking.unshift({ what: t("against.uses"), words: t("against.tried") });
  }
  const unnamed = [...capabilities.filter(({ same }) => !same), ...missing];
  if (unnamed.length === 0) return lacking;
  const names = unnamed.map(({ name }) => lowerFirst(name)).join("; ");
  return [
    { what: t("gap.capabilities"), words: t("gap.capabilities.what", { names }) },
    ...lacking,
  ];
}

const REACHES = ["several_organisations", "one_organisation", "one_site", "one_team"] as const;

/** How far a use is meant to reach, and how far any reaches so far. */
function scaleText({ challenge, deployments }: Against): string {
  const widest = REACHES.find((reach) => deployments.some((use) => use.reach === reach));
  const asked = lowerFirst(term("reach", challenge.reach ?? ""));
  if (!widest) return t("gap.scale.unsaid", { asked });
  return t("gap.scale.smaller", { asked, widest: lowerFirst(term("reach", widest)) });
}
