import { MatchConflicts } from "./match-conflicts";
import type { Match } from "./match-reasons";
import { t } from "./texts/match-details";
import { lowerFirst } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "conflicts" | "deployments" | "gaps"
>;

/** What speaks against a match: conflicts with constraints, and what nothing shows yet. */
export function MatchAgainst({ match, level }: { match: Against; level: "h3" | "h4" }) {
  const Heading = level;
  return (
    <>
      <MatchConflicts conflicts={match.conflicts} />
      <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{t("against.title")}</Heading>
      <dl className="eme-gaps">
        {lackingOf(match).map(({ what, words }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function lackingOf(match: Against): { what: string; words: string }[] {
  const { capabilities, capabilities_missing: missing, deployments, gaps } = match;
  const lacking = gaps.map((gap) => ({ what: t(`gap.${gap}`), words: t(`gap.${gap}.what`) }));
  if (gaps.length === 0) {
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

/** Why no gap is known: a force uses it for the same, nothing had to be compared, or nothing could. */
function comparedOf(uses: Against["deployments"]): "policing" | "none" | "unknown" {
  if (uses.some((use) => use.sector === "policing" && use.same_capability)) return "policing";
  return uses.length > 0 ? "none" : "unknown";
}
