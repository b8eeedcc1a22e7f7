import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Prose } from "@/shared/prose";
import type { Challenge } from "@/shared/records";
import { lowerFirst, term } from "@/shared/texts/terms";
import { t } from "./texts";

type SectionProps = { id: string; title: string; children: React.ReactNode };

/** A titled part of a challenge. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section className="eme-section" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A part that is one text; nothing when it was left empty. */
export function Text({ id, title, text }: { id: string; title: string; text: string }) {
  if (!text.trim()) return null;
  return (
    <Section id={id} title={title}>
      <Prose text={text} />
    </Section>
  );
}

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

/** Rows of a summary list, without those that were left empty. */
export function filled(rows: readonly (readonly [key: string, text: string])[]): SummaryRow[] {
  return rows
    .filter(([, text]) => text.trim())
    .map(([key, text]) => ({ key, value: <span className="eme-prose">{text}</span> }));
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
  const rows = filled([
    [t("constraints.systems"), constraints.systems],
    [t("constraints.standards"), constraints.standards],
    [t("constraints.vetting"), constraints.vetting ? term("vetting", constraints.vetting) : ""],
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
