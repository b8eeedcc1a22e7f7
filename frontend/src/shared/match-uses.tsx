import { Table } from "@/govuk/table";
import { formatMonth } from "./dates";
import { StaleMark } from "./evidence";
import type { Match } from "./match-reasons";
import { EvidenceTag } from "./tags";
import { t } from "./texts/match-details";
import { lowerFirst, term } from "./texts/terms";

/** Where a product is in use, and how well that is shown. */
export function MatchUses({ uses }: { uses: Match["deployments"] }) {
  if (uses.length === 0) return <p className="govuk-body">{t("uses.none")}</p>;
  return (
    <div className="eme-scroll">
      <Table
        caption={t("uses")}
        captionSize="s"
        classes="eme-table--compact eme-table--stack"
        columns={[
          { heading: t("uses.where") },
          { heading: t("uses.what") },
          { heading: t("uses.since"), classes: "eme-nowrap" },
          { heading: t("uses.evidence") },
        ]}
        rows={uses.map((use, index) => ({
          key: `${index} ${use.organisation}`,
          cells: [
            <Where key="where" use={use} />,
            use.use,
            use.started_on === null ? t("uses.unknown") : formatMonth(use.started_on.slice(0, 7)),
            <Evidence key="evidence" use={use} />,
          ],
        }))}
      />
    </div>
  );
}

function Evidence({ use }: { use: Match["deployments"][number] }) {
  const date = use.evidence_on;
  return (
    <>
      <EvidenceTag value={use.evidence} small />
      {date && (
        <span className="eme-table__sub">{t("uses.dated", { month: formatMonth(date) })}</span>
      )}
      {use.is_stale && (
        <span className="eme-table__sub">
          <StaleMark />
        </span>
      )}
    </>
  );
}

function Where({ use }: { use: Match["deployments"][number] }) {
  const state = use.status === "in_use" ? "" : `, ${lowerFirst(term("status", use.status))}`;
  return (
    <>
      {use.organisation}
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {use.sector_name}
        {state}
      </span>
    </>
  );
}
