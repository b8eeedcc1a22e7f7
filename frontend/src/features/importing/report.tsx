import { useState } from "react";
import { Button } from "@/govuk/button";
import { Select } from "@/govuk/select";
import { Table, TableRegion } from "@/govuk/table";
import { Tag, type TagColour } from "@/govuk/tag";
import { ResultCount } from "@/shared/lists/result-count";
import { href } from "@/shared/paths";
import type { Note, Outcome, Report, Row } from "./api";
import { saveFile } from "./save-file";
import { t } from "./texts";

const STEP = 50;
const COLOURS: Readonly<Record<Outcome, TagColour>> = {
  new: "green",
  changed: "blue",
  unchanged: "grey",
  refused: "red",
};
const FILTERS = ["all", "refused", "hints", "new", "changed", "unchanged"] as const;
type Filter = (typeof FILTERS)[number];

const shows = (filter: Filter, row: Row): boolean =>
  filter === "all" || (filter === "hints" ? row.hints.length > 0 : row.outcome === filter);

/** The report as a table that can be narrowed, some rows at a time. */
export function ReportTable({ report, first }: { report: Report; first: Filter }) {
  const [filter, setFilter] = useState<Filter>(first);
  const [most, setMost] = useState(STEP);
  const rows = report.rows.filter((row) => shows(filter, row));
  const shown = rows.slice(0, most);
  const left = Math.min(STEP, rows.length - shown.length);
  const choices = FILTERS.filter(
    (one) => one === "all" || one === filter || report.rows.some((row) => shows(one, row)),
  );
  const more = () => {
    setMost(most + STEP);
    // The button goes with the last rows; the focus stays at the table.
    if (rows.length <= most + STEP) document.getElementById("show")?.focus();
  };
  return (
    <section>
      <h2 className="govuk-heading-m">{t("report.title")}</h2>
      <Select
        id="show"
        label={t("filter.label")}
        value={filter}
        items={choices.map((value) => ({ value, text: t(`filter.${value}`) }))}
        onChange={(event) => {
          setFilter(event.target.value as Filter);
          setMost(STEP);
        }}
      />
      <ResultCount>{t("report.shown", { count: rows.length })}</ResultCount>
      <TableRegion label={t("report.title")}>
        <Table
          caption={t("report.title")}
          captionSize="hidden"
          classes="eme-table--compact eme-table--stack"
          columns={[
            { heading: t("report.name") },
            { heading: t("report.outcome") },
            { heading: t("report.notes") },
          ]}
          rows={shown.map((row) => ({ key: String(row.line), cells: cellsOf(row) }))}
        />
      </TableRegion>
      {left > 0 && (
        <Button type="button" variant="secondary" onClick={more}>
          {t("report.more", { count: left })}
        </Button>
      )}
      <p className="govuk-body">
        <Button
          type="button"
          variant="secondary"
          onClick={() => saveFile("import-report.csv", report.file)}
        >
          {t("report.download")}
        </Button>
      </p>
    </section>
  );
}

function cellsOf(row: Row) {
  return [
    <div key="row">
      {t("report.place", { number: row.number })}
      <span className="eme-table__sub govuk-!-font-weight-regular">
        <CardName row={row} />
      </span>
    </div>,
    <Tag key="outcome" colour={COLOURS[row.outcome]} classes="eme-tag--small">
      {t(`outcome.${row.outcome}`)}
    </Tag>,
    <Notes key="notes" row={row} />,
  ];
}

/** What the row is about; a link once there is a card. */
export function CardName({ row }: { row: Row }) {
  const { reference, name } = row;
  if (reference === null) return name;
  return (
    <>
      <a className="govuk-link" href={href("supplierSolution", { ref: reference })}>
        {name || reference}
      </a>
      {name && <span className="eme-table__sub eme-ref">{reference}</span>}
    </>
  );
}

function Notes({ row }: { row: Row }) {
  return (
    <>
      {row.changed.length > 0 && (
        <p className="govuk-!-margin-0">
          {t("report.changed", { columns: row.changed.join(", ") })}
        </p>
      )}
      {row.emptied.length > 0 && (
        <p className="govuk-!-margin-0">
          {t("report.emptied", { columns: row.emptied.join(", ") })}
        </p>
      )}
      {row.waits_for_review && <p className="govuk-!-margin-0">{t("report.review")}</p>}
      {row.problems.length > 0 && (
        <ul className="govuk-list govuk-!-margin-0 govuk-!-font-size-16">
          {row.problems.map((note) => (
            <li key={`${note.column}${note.code}`}>{wordsOf(note)}</li>
          ))}
        </ul>
      )}
      {row.hints.length > 0 && (
        <ul className="govuk-list govuk-!-margin-0 govuk-!-font-size-16">
          {row.hints.map((note) => (
            <li key={`${note.column}${note.value}`}>
              {t("report.hint", { message: wordsOf(note) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function wordsOf({ column, message, value }: Note): string {
  if (column === null) return message;
  return value && !message.includes(value)
    ? t("report.value", { column, message, value })
    : t("report.without", { column, message });
}
