import { MatchConflicts } from "./match-conflicts";
import { listed, type Match } from "./match-reasons";
import { t } from "./texts/match-details";
import { lowerFirst } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "conflicts" | "deployments" | "gaps"
>;

/** What speaks against a match: conflicts with constraints, and what nothing shows yet. */
export function MatchAgainst({ match, level }: { match: Against; level: "h3" | "h4" }) {
  const Heading = level;
  const lacking = lackingOf(match);
  return (
    <>
      <MatchConflicts conflicts={match.conflicts} />
      {lacking.length > 0 && (
        <>
          <Heading className="govuk-heading-s govuk-!-margin-bottom-2">
            {t("against.title")}
          </Heading>
          <dl className="eme-gaps">
            {lacking.map(({ what, words }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function lackingOf(match: Against): { what: string; words: string }[] {
  const { capabilities, capabilities_missing: missing, conflicts, deployments, gaps } = match;
  const lacking = gaps.map((gap) => ({ what: t(`gap.${gap}`), words: t(`gap.${gap}.what`) }));
  const compared = deployments.length > 0;
  if (gaps.length === 0 && !(compared && conflicts.length > 0)) {
    lacking.push({
      what: t("against.uses"),
      words: t(compared ? "against.none" : "against.unknown"),
    });
  }
  const unnamed = [...capabilities.filter(({ same }) => !same), ...missing];
  if (unnamed.length === 0) return lacking;
  const names = listed(unnamed.map(({ name }) => lowerFirst(name)));
  return [
    { what: t("gap.capabilities"), words: t("gap.capabilities.what", { names }) },
    ...lacking,
  ];
}
