import { formatMoment } from "@/shared/dates";
import { MatchBarMini, MatchReasons, withConflicts } from "@/shared/match-bar";
import { raiseSentence } from "@/shared/match-raise";
import { contributionsOf, type Match, reasonsOf } from "@/shared/match-reasons";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { InventedExampleTag } from "@/shared/tags";
import { matchesQuery } from "./api";
import { t } from "./texts";

/** The best few matches, each with its bar and reasons. */
export function HomeMatches() {
  return (
    <Panel what={t("matches.the")} query={matchesQuery}>
      {({ items, total }) =>
        total === 0 ? (
          <p className="govuk-body govuk-!-margin-bottom-8">
            {t("matches.none")}{" "}
            <a className="govuk-link" href={href("supplierMatches")}>
              {t("matches.none.all")}
            </a>
          </p>
        ) : (
          <>
            <ul className="eme-cards govuk-!-margin-bottom-3">
              {items.map((match) => (
                <HomeMatch
                  key={`${match.challenge.reference} ${match.solution.reference}`}
                  match={match}
                />
              ))}
            </ul>
            <p className="govuk-body govuk-!-margin-bottom-8">
              <a className="govuk-link" href={href("supplierMatches")}>
                {total === 1 ? t("matches.one") : t("matches.all", { count: total })}
              </a>
            </p>
          </>
        )
      }
    </Panel>
  );
}

function HomeMatch({ match }: { match: Match }) {
  const { challenge, solution } = match;
  const conflicts = match.constraints.filter(({ standing }) => standing === "conflict");
  const [raise] = match.raises;
  return (
    <li className="eme-card">
      <p className="eme-card__by">{challenge.force.name}</p>
      <h3 className="eme-card__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href("challenge", { ref: challenge.reference })}
        >
          {challenge.title}
        </a>
      </h3>
      <p className="govuk-body govuk-!-margin-bottom-2">
        {t("matches.yours", { name: solution.name })}
      </p>
      <MatchBarMini
        label={match.label}
        but={withConflicts(conflicts.length)}
        contributions={contributionsOf(match)}
      />
      <MatchReasons reasons={reasonsOf(match, { own: true })} />
      {conflicts.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-2">
          <strong>{t("matches.conflict")}</strong>{" "}
          {conflicts.map(({ kind }) => t(`matches.conflict.${kind}`)).join(", ")}
        </p>
      )}
      {raise && (
        <p className="govuk-body govuk-!-margin-bottom-2">
          {t("matches.raise", { what: raiseSentence(raise) })}
        </p>
      )}
      <p className="eme-card__meta">
        {challenge.responses_close_at && (
          <span>{t("matches.closes", { moment: formatMoment(challenge.responses_close_at) })}</span>
        )}
        {challenge.is_example && <InventedExampleTag />}
      </p>
    </li>
  );
}
