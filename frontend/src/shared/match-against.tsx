import { listed, type Match, MatchConflicts } from "./match-reasons";
import { t } from "./texts/match-details";
import { lowerFirst } from "./texts/terms";

type Against = Pick<
  Match,
  "capabilities" | "capabilities_missing" | "conflicts" | "deployments" | "gaps"
>;

/** What speaks against a match: conflicts with constraints, and what nothing shows yet. */
export function MatchAgainst({ match, level }: { match: Against; level: "h3" | "h4" }) {
  const { conflicts, deployments, gaps } = match;
  const Heading = level;
  const unnamed = [
    ...match.capabilities.filter(({ same }) => !same),
    ...match.capabilities_missing,
  ];
  const names = listed(unnamed.map(({ name }) => lowerFirst(name)));
  const compared = deployments.length > 0;
  const known = gaps.length > 0 || (compared && conflicts.length > 0);
  return (
    <>
      <MatchConflicts conflicts={conflicts} />
      <Heading className="govuk-heading-s govuk-!-margin-bottom-2">{t("against.title")}</Heading>
      {(unnamed.length > 0 || gaps.length > 0) && (
        <dl className="eme-gaps">
          {unnamed.length > 0 && (
            <div>
              <dt>{t("gap.capabilities")}</dt>
              <dd>{t("gap.capabilities.what", { names })}</dd>
            </div>
          )}
          {gaps.map((gap) => (
            <div key={gap}>
              <dt>{t(`gap.${gap}`)}</dt>
              <dd>{t(`gap.${gap}.what`)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!known && <p className="govuk-body">{t(compared ? "against.none" : "against.unknown")}</p>}
    </>
  );
}
