import { Table, TableRegion } from "@/govuk/table";
import { formatDate } from "@/shared/dates";
import type { ContactRequest } from "@/shared/deployment-records";
import { href } from "@/shared/paths";
import { StatusTag } from "@/shared/tags";
import { t } from "./texts";

/** Requests for a contact, each with where it stands. */
export function ContactTable({ items }: { items: readonly ContactRequest[] }) {
  if (items.length === 0) return <p className="govuk-body">{t("contacts.none")}</p>;
  return (
    <TableRegion label={t("contacts.caption")}>
      <Table
        caption={t("contacts.caption")}
        captionSize="hidden"
        classes="eme-table--compact"
        columns={[
          { heading: t("column.request") },
          { heading: t("contact.force") },
          { heading: t("column.use") },
          { heading: t("column.state") },
        ]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            <div key="request">
              <a className="govuk-link" href={href("contactRequest", { id: item.id })}>
                {item.solution.name}
              </a>
              <span className="eme-table__sub govuk-!-font-weight-regular">
                {formatDate(item.asked_at)}
              </span>
            </div>,
            item.force.name,
            item.use ?? t("contact.gone"),
            <StatusTag key="state" kind="contact" status={item.status} small />,
          ],
        }))}
      />
    </TableRegion>
  );
}
