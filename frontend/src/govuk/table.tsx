import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Column = {
  heading: ReactNode;
  numeric?: boolean | undefined;
  /** A sortable heading says how it is sorted; the heading is then a button (`moj/sort-button`). */
  sort?: "ascending" | "descending" | "none" | undefined;
  classes?: string | undefined;
};

export type Row = { key: string; cells: readonly ReactNode[] };

type TableProps = {
  caption: string;
  captionSize?: "s" | "m" | "l" | "xl" | "hidden";
  columns: readonly Column[];
  rows: readonly Row[];
  /** Which column names the row (a `th scope="row"`); -1 for none. */
  rowHeader?: number;
  classes?: string;
};

const captionClasses = (size: TableProps["captionSize"]): string =>
  classNames(
    "govuk-table__caption",
    size === "hidden" ? "govuk-visually-hidden" : `govuk-table__caption--${size}`,
  );

/**
 * A table with caption, scopes and right-aligned numbers. The roles are spelt out because small
 * screens may show rows as blocks, which takes the roles of the elements away.
 */
export function Table(props: TableProps) {
  const { caption, captionSize = "m", columns, rows, rowHeader = 0, classes } = props;
  return (
    <table className={classNames("govuk-table", classes)} role="table">
      <caption className={captionClasses(captionSize)}>{caption}</caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {columns.map((column, index) => (
            <th
              scope="col"
              role="columnheader"
              className={classNames(
                "govuk-table__header",
                column.numeric && "govuk-table__header--numeric",
                column.classes,
              )}
              aria-sort={column.sort}
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place.
              key={index}
            >
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr className="govuk-table__row" role="row" key={row.key}>
            {row.cells.map((cell, index) => (
              <Cell
                column={columns[index]}
                isHeader={index === rowHeader}
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place.
                key={index}
              >
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { column: Column | undefined; isHeader: boolean; children: ReactNode };

function Cell({ column, isHeader, children }: CellProps) {
  if (isHeader) {
    return (
      <th
        scope="row"
        role="rowheader"
        className={classNames("govuk-table__header", column?.classes)}
      >
        {children}
      </th>
    );
  }
  const numeric = column?.numeric && "govuk-table__cell--numeric";
  return (
    <td role="cell" className={classNames("govuk-table__cell", numeric, column?.classes)}>
      {children}
    </td>
  );
}

/** A wide table scrolls in a focusable region of its own, named after it. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard.
    <section className="eme-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
