import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { formatDate } from "@/shared/dates";
import { listed } from "@/shared/listed";
import { Prose } from "@/shared/prose";
import { filledRows, Section } from "@/shared/record-parts";
import type { Challenge } from "@/shared/records";
import { term } from "@/shared/texts/terms";
import { t } from "./texts";

type SafeguardsOf = Challenge["safeguards"];
type Opinion = Challenge["ethics_opinions"][number];

/** "Enhanced, because results are likely to differ by ethnicity, sex or age". */
function levelRow({ level, because }: SafeguardsOf): SummaryRow {
  const words = level ? term("level", level) : t("safeguards.undecided");
  const reasons = listed(because.map((question) => term("question", question)));
  return {
    key: t("safeguards.level"),
    value: (
      <>
        <strong>{words}</strong>
        {reasons && t("safeguards.because", { reasons })}
      </>
    ),
  };
}

function detailsOf({ detail, detail_asked }: SafeguardsOf): SummaryRow[] {
  const texts: Readonly<Record<string, string>> = detail;
  return filledRows(detail_asked.map((name) => [term("detail", name), texts[name] ?? ""] as const));
}

/** How far it may reach into people's lives, and what is done about it. */
export function Safeguards({ challenge }: { challenge: Challenge }) {
  const { safeguards, ethics_opinions: opinions, status } = challenge;
  const awaited = safeguards.level === "panel" && opinions.length === 0 && status !== "withdrawn";
  return (
    <Section id="safeguards" title={t("safeguards")}>
      <SummaryList rows={[levelRow(safeguards), ...detailsOf(safeguards)]} classes="eme-summary" />
      {opinions.map((opinion) => (
        <EthicsOpinion key={opinion.id} opinion={opinion} />
      ))}
      {awaited && <p className="govuk-body">{t("opinion.awaited")}</p>}
    </Section>
  );
}

function headingOf({ position, conditions }: Opinion): string {
  if (position !== "supported_with_conditions") return t(`opinion.${position}`);
  return t("opinion.supported_with_conditions", { count: conditions.length });
}

/** What ethics advisers said, with their conditions. */
function EthicsOpinion({ opinion }: { opinion: Opinion }) {
  const { organisation, given_at: given, conditions, text } = opinion;
  return (
    <div className="eme-opinion">
      <p className="eme-card__by">{t("opinion.by", { organisation, date: formatDate(given) })}</p>
      <h3 className="govuk-heading-s">{headingOf(opinion)}</h3>
      {conditions.length > 0 && (
        <ol className="govuk-list govuk-list--number">
          {conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ol>
      )}
      <Prose text={text} />
    </div>
  );
}
