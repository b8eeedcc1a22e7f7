import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { useRole } from "@/shared/session";
import type { EngagementRecord } from "./api";
import { t } from "./texts";

/** Who took part: named once responses are open, to those who may read them. */
export function Participants({ record }: { record: EngagementRecord }) {
  const { participants, force, questions } = record;
  const auditor = useRole() === "auditor";
  const rows: SummaryRow[] = [
    { key: t("who.force"), value: force.name },
    {
      key: t("who.questions"),
      value: questions.asked === 0 ? t("who.questions.none") : t("who.questions.told", questions),
    },
    { key: t("who.responses"), value: String(participants.responses_submitted) },
    { key: t("who.withdrawn"), value: String(participants.responses_withdrawn) },
    { key: t("who.suppliers"), value: suppliersOf(participants.suppliers, auditor) },
  ];
  return (
    <section className="eme-section" aria-labelledby="participants">
      <h3 className="govuk-heading-m" id="participants">
        {t("participants")}
      </h3>
      <SummaryList classes="eme-summary" rows={rows} />
    </section>
  );
}

type Suppliers = EngagementRecord["participants"]["suppliers"];

function suppliersOf(suppliers: Suppliers | null, auditor: boolean) {
  if (suppliers === null) return t(auditor ? "who.not.auditors" : "who.sealed");
  if (suppliers.length === 0) return t("who.nobody");
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {suppliers.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}
