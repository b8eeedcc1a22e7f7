import type { Schemas } from "@/api/client";
import { type Row, Table, TableRegion } from "@/govuk/table";
import { formatMonth } from "@/shared/dates";
import { href } from "@/shared/paths";
import { EvidenceTag, InventedExampleTag } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import { t } from "./texts";

type Use = Schemas["PolicingUse"];

/** Which police forces use it or try it today; one that wants to stay unnamed is unnamed. */
export function Uses({ page: { items, total } }: { page: Schemas["Page_PolicingUse_"] }) {
  if (items.length === 0) return <p className="govuk-body">{t("uses.none")}</p>;
  return (
    <>
      <TableRegion label={t("uses.region")}>
        <Table
          caption={t("uses.caption")}
          captionSize="hidden"
          classes="eme-table--compact"
          columns={[
            { heading: t("uses.who") },
            { heading: t("uses.product") },
            { heading: t("uses.when") },
            { heading: t("uses.evidence") },
          ]}
          rows={items.map(rowOf)}
        />
      </TableRegion>
      {items.length < total && (
        <p className="govuk-body">{t("uses.more", { shown: items.length, count: total })}</p>
      )}
    </>
  );
}

function nameOf({ organisation, organisation_label: label }: Use): string {
  return organisation?.name || label || t("uses.unnamed");
}

function rowOf(use: Use): Row {
  const { solution, evidence_on: checked } = use;
  return {
    key: use.id,
    cells: [
      <>
        {nameOf(use)}
        <span className="eme-table__sub govuk-!-font-weight-regular">{use.use}</span>
      </>,
      <>
        <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
          {solution.name}
        </a>
        <span className="eme-table__sub">{solution.supplier.name}</span>
        {solution.is_example && (
          <span className="eme-tags--small">
            <InventedExampleTag />
          </span>
        )}
      </>,
      t("uses.since", { words: term("status", use.status), from: formatMonth(use.started_on) }),
      <>
        <EvidenceTag value={use.evidence} small />
        {checked && (
          <span className="eme-table__sub">
            {t("uses.checked", { month: formatMonth(checked) })}
          </span>
        )}
      </>,
    ],
  };
}
