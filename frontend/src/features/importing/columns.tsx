import { Details } from "@/govuk/details";
import { Table, TableRegion } from "@/govuk/table";
import type { Sheet } from "./api";
import { t } from "./texts";

type Column = Sheet["columns"][number];

/** Form, choices and length of a column in sentences. */
function rules({ form, choices, longest, needed, read_only }: Column): string {
  const sentences = [
    ...(read_only ? [] : [`${form.slice(0, 1).toUpperCase()}${form.slice(1)}.`]),
    ...(choices.length > 0 ? [t("column.choices", { choices: choices.join(", ") })] : []),
    ...(longest === null ? [] : [t("column.longest", { count: longest })]),
    ...(needed ? [t("column.needed")] : []),
  ];
  return sentences.join(" ");
}

/** The columns of a sheet, as the service itself describes them. */
export function Columns({ sheet }: { sheet: Sheet }) {
  const title = t(`columns.${sheet.sheet}`);
  return (
    <Details summary={title}>
      <TableRegion label={title}>
        <Table
          caption={title}
          captionSize="hidden"
          classes="eme-table--compact eme-table--stack"
          columns={[{ heading: t("column.name") }, { heading: t("column.about") }]}
          rows={sheet.columns.map((column) => ({
            key: column.name,
            cells: [
              column.name,
              <div key="about">
                {column.about}.<span className="eme-table__sub">{rules(column)}</span>
              </div>,
            ],
          }))}
        />
      </TableRegion>
    </Details>
  );
}
