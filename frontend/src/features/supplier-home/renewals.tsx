import { formatDate } from "@/shared/dates";
import { MatchBarMini, MatchReasons } from "@/shared/match-bar";
import { contributionsOf, reasonsOf } from "@/shared/match-reasons";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { InventedExampleTag } from "@/shared/tags";
import { renewalsQuery } from "./api";
import { t } from "./texts";

/** Past challenges that may fit, each after its force has agreed; nothing before. */
export function Renewals() {
  return (
    <Panel what={t("renewals.what")} query={renewalsQuery}>
      {({ items }) =>
        items.length > 0 && (
          <>
            <h2 className="govuk-heading-l">{t("renewals.title")}</h2>
            <p className="govuk-body">{t("renewals.text")}</p>
            <ul className="eme-cards govuk-!-margin-bottom-8">
              {items.map((renewal) => {
                const { challenge, solution, decided_at: agreed } = renewal;
                return (
                  <li className="eme-card" key={renewal.id}>
                    <p className="eme-card__by">
                      <span>{challenge.force.name}</span>
                      {challenge.is_example && <InventedExampleTag />}
                    </p>
                    <h3 className="eme-card__title">
                      <a
                        className="govuk-link govuk-link--no-visited-state"
                        href={href("challenge", { ref: challenge.reference })}
                      >
                        {challenge.title}
                      </a>
                    </h3>
                    {agreed && (
                      <p className="govuk-body">
                        {t("renewals.agreed", { name: solution.name, date: formatDate(agreed) })}
                      </p>
                    )}
                    <MatchBarMini label={renewal.label} contributions={contributionsOf(renewal)} />
                    <MatchReasons reasons={reasonsOf(renewal, { own: true })} />
                  </li>
                );
              })}
            </ul>
          </>
        )
      }
    </Panel>
  );
}
