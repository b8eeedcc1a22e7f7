import { useSuspenseQuery } from "@tanstack/react-query";
import { href } from "@/shared/paths";
import { outcomesQuery } from "./api";
import { t } from "./texts";

const nextStep = (step: string): string => {
  const key = `came.${step}`;
  return t.has(key) ? t(key) : "";
};

/** What forces did after challenges, also when the answer was no. */
export function WhatCameOfIt() {
  const { items } = useSuspenseQuery(outcomesQuery).data;
  return (
    <section className="eme-side" aria-labelledby="came">
      <h2 className="govuk-heading-m" id="came">
        {t("came")}
      </h2>
      {items.length === 0 && <p className="govuk-body">{t("came.none")}</p>}
      {items.map(({ challenge, next_step, reply_rate }) => (
        <p className="govuk-body" key={challenge.id}>
          <a className="govuk-link" href={href("challengeOutcome", { ref: challenge.reference })}>
            {challenge.title}
          </a>
          <br />
          {t("came.responses", { count: reply_rate.submitted })} {nextStep(next_step)}
        </p>
      ))}
      {items.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-0">
          <a className="govuk-link" href={href("challenges", {}, { status: "concluded" })}>
            {t("came.all")}
          </a>
        </p>
      )}
    </section>
  );
}
