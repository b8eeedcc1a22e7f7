import { SummaryList } from "@/govuk/summary-list";
import { Prose } from "@/shared/prose";
import { filledRows, Section } from "@/shared/record-parts";
import type { Challenge } from "@/shared/records";
import { lowerFirst, term } from "@/shared/texts/terms";
import { t } from "./texts";

/** What would be true afterwards, each with how it is measured. */
export function OutcomesWanted({ outcomes }: Pick<Challenge, "outcomes">) {
  if (outcomes.length === 0) return null;
  return (
    <Section id="outcomes" title={t("outcomes")}>
      <ol className="eme-outcomes">
        {outcomes.map(({ title, measure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outcomes are known by their number.
          <li key={index}>
            <h3 className="govuk-heading-s">{title}</h3>
            <Prose text={measure} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const FLAGS = ["personal", "special_category", "children", "biometric", "victims"] as const;

/** "Personal data; data of victims or witnesses"; said also when there is none of it. */
function flagsOf(data: Challenge["data_involved"]): string {
  const yes = FLAGS.filter((flag) => data[flag]).map((flag) => t(`data.${flag}`));
  if (yes.length === 0) return data.personal === false ? t("data.none") : "";
  return yes.map((words, index) => (index === 0 ? words : lowerFirst(words))).join("; ");
}

/** What a solution has to live with, and the data it would touch. */
export function Constraints({ challenge }: { challenge: Challenge }) {
  const { constraints, data_involved: data } = challenge;
  const rows = filledRows([
    [t("constraints.systems"), constraints.systems],
    [t("constraints.standards"), constraints.standards],
    [t("constraints.vetting"), constraints.vetting ? term("vetting", constraints.vetting) : ""],
    [t("constraints.reach"), constraints.reach ? term("reach", constraints.reach) : ""],
    [t("constraints.notes"), constraints.notes],
    [t("data.kinds"), flagsOf(data)],
    [t("data.categories"), data.categories],
    [t("data.volumes"), data.volumes],
  ]);
  if (rows.length === 0) return null;
  return (
    <Section id="constraints" title={t("constraints")}>
      <SummaryList rows={rows} classes="eme-summary" />
    </Section>
  );
}
