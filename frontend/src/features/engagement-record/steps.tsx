import { Table, TableRegion } from "@/govuk/table";
import { Tag } from "@/govuk/tag";
import { formatStamp } from "@/shared/dates";
import type { EngagementRecord, StepTaken } from "./api";
import { t, words } from "./texts";

/** Steps that are taken once for each of many. */
const OF_ALL: Partial<Record<StepTaken["step"], "shows.feedback" | "shows.answers">> = {
  feedback_for_all: "shows.feedback",
  answers_for_all: "shows.answers",
};

/** What shows that a step was taken. */
function shownBy({ step, taken, at, count, of }: StepTaken): string {
  const shows = OF_ALL[step];
  if (shows) return of ? t(shows, { count: count ?? 0, of }) : t(`${shows}.none`);
  if (!taken) return t("shows.nothing");
  const key = `shows.${step}`;
  if (!t.has(key)) return at === null ? "" : formatStamp(at);
  return t(key, { stamp: at === null ? t("shows.unset") : formatStamp(at), count: count ?? 0 });
}

/** The steps of section 16(3) of the Procurement Act, taken or not, and what shows it. */
export function Steps({ record: { steps } }: { record: EngagementRecord }) {
  return (
    <section className="eme-section" aria-labelledby="steps">
      <h3 className="govuk-heading-m" id="steps">
        {t("steps")}
      </h3>
      <p className="govuk-body">{t("steps.lead")}</p>
      <TableRegion label={t("steps.caption")}>
        <Table
          caption={t("steps.caption")}
          captionSize="hidden"
          classes="eme-table--compact"
          columns={[
            { heading: t("column.step") },
            { heading: t("column.taken") },
            { heading: t("column.shows") },
          ]}
          rows={steps.map((step) => ({
            key: step.step,
            cells: [words("step", step.step), <Taken key="taken" step={step} />, shownBy(step)],
          }))}
        />
      </TableRegion>
    </section>
  );
}

function Taken({ step: { taken } }: { step: StepTaken }) {
  return (
    <Tag colour={taken ? "green" : "grey"} classes="eme-tag--small">
      {t(taken ? "taken.yes" : "taken.no")}
    </Tag>
  );
}
