import { useSuspenseQuery } from "@tanstack/react-query";
import { answersQuery } from "@/shared/answers/api";
import { rich } from "@/shared/i18n/rich";
import { href } from "@/shared/paths";
import { otherSections } from "./sections";
import { t } from "./texts";

const OUTCOME_MINUTES = 20;
const OTHER_MINUTES = 10;
const HALF_HOUR = 30;

/** How many answers there are to use again. */
export const reusableQuery = answersQuery({ limit: 1 });

/** "2 and a half hours": by the number of questions, rounded up to half an hour. */
export function effortText(outcomes: number, others: number): string {
  const halves = Math.ceil((outcomes * OUTCOME_MINUTES + others * OTHER_MINUTES) / HALF_HOUR);
  const count = Math.max(1, Math.floor(halves / 2));
  return t(halves % 2 === 0 || halves < 2 ? "start.long.hours" : "start.long.half", { count });
}

const NEEDED = ["evidence", "gaps", "solution", "secret", "files", "consent"] as const;

/** How long it takes, derived from what is asked, and what to have at hand. */
export function Effort({ outcomes }: { outcomes: number }) {
  const { total } = useSuspenseQuery(reusableQuery).data;
  const others = otherSections.length;
  return (
    <>
      <h2 className="govuk-heading-m">{t("start.long")}</h2>
      <p className="govuk-body">
        {t("start.long.body", {
          time: effortText(outcomes, others),
          outcomes: t("start.long.outcomes", { count: outcomes }),
          others: t("start.long.others", { count: others }),
        })}{" "}
        {t("start.long.pauses")}
      </p>
      <p className="govuk-body">
        {total === 0
          ? t("start.long.reuse.none")
          : rich(t("start.long.reuse", { count: total }), {
              link: (words) => (
                <a className="govuk-link" href={href("supplierAnswers")}>
                  {words}
                </a>
              ),
            })}
      </p>
      <h2 className="govuk-heading-m">{t("start.needed")}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {NEEDED.map((one) => (
          <li key={one}>{t(`start.needed.${one}`)}</li>
        ))}
      </ul>
    </>
  );
}
