import { Panel } from "@/shared/problem-boundary";
import { conductQuery } from "./api";
import { t } from "./texts";

/** The moderators' own conduct: neutral people let themselves be measured. */
export function ConductPanel() {
  return (
    <Panel what={t("queue.title")} query={conductQuery}>
      {({ days, decided, in_time, median_hours }) => (
        <section className="eme-neutral" aria-labelledby="conduct">
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="conduct">
            {t("conduct.heading", { days })}
          </h2>
          <p className="govuk-body">
            {decided === 0
              ? t("conduct.none")
              : t("conduct.decided", { count: decided, inTime: in_time })}{" "}
            {median_hours !== null && t("conduct.median", { hours: Math.ceil(median_hours) })}
          </p>
        </section>
      )}
    </Panel>
  );
}
