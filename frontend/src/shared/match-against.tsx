import { constraintRows, MatchConflicts } from "./match-constraints";
import type { Match } from "./match-reasons";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "constraints" | "deployments" | "gaps"
> & { challenge: Pick<Match["challenge"], "reach"> };
type Row = { what: string; words: string };

/** What speaks against a match: conflicts with constraints, and what nothing shows yet. */
export function MatchAgainst({ match, level }: { match: Against; level: "h3" | "h4" }) {
  return (
    <>
      <MatchConflicts constraints={match.constraints} />
      <Rows title={t("against.title")} rows={lackingOf(match)} level={level} />
      <Rows title={t("constraints.title")} rows={constraintRows(match)} level={level} />
    </>
  );
}

function Rows({ title, rows, level: Heading }: { title: string; rows: Row[]; level: "h3" | "h4" }) {
  if (rows.length === 0) return null;
  return (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{title}</Heading>
      <dl className="eme-gaps">
        {rows.map(({ what, words }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function lackingOf(match: Against): Row[] {
  const { capabilities, capabilities_missing: missing, deployments, gaps } = match;
  // What is not said of vetting and hosting stands among the constraints.
  const lacking = gaps
    .filter((gap) => gap !== "vetting_and_hosting")
    .map((gap) => ({
      what: t(`gap.${gap}`),
      words: gap === "scale" ? scaleText(match) : t(`gap.${gap}.what`),
    }));
  if (lacking.length === 0) {
    lacking.push({ what: t("against.uses"), words: t(`against.${comparedOf(deployments)}`) });
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

/** Why no gap is known: a force has it in service, nothing had to be compared, or nothing could. */
function comparedOf(uses: Against["deployments"]): "in_service" | "none" | "unknown" {
  if (uses.some(({ in_service: served }) => served)) return "in_service";
  return uses.length > 0 ? "none" : "unknown";
}
