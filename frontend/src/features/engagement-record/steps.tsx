import { Table, TableRegion } from "@/govuk/table";
import { Tag } from "@/govuk/tag";
import { formatStamp } from "@/shared/dates";
import type { EngagementRecord, StepTaken } from "./api";
import { t, words } from "./texts";

/** What shows that a step was taken. */
function shownBy({ step, taken, at, count, of }: StepTaken): string {
  if (step === "feedback_for_all") {
    if (of === null || of === 0) return t("shows.feedback.none");
    return t("shows.feedback", { count: count ?? 0, of });
  }
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
