import { Table, TableRegion } from "@/govuk/table";
import type { DeploymentRecord } from "@/shared/deployment-records";
import { userName, whenUsed } from "@/shared/evidence";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { t } from "./texts";

type DeploymentTableProps = {
  items: readonly DeploymentRecord[];
  caption: string;
  to: (id: string) => string;
};

/** Deployments to look at, each with what stands behind it. */
export function DeploymentTable({ items, caption, to }: DeploymentTableProps) {
  return (
    <TableRegion label={caption}>
      <Table
        caption={caption}
        captionSize="hidden"
        classes="eme-table--compact"
        columns={[
          { heading: t("column.product") },
          { heading: t("column.user") },
          { heading: t("column.use") },
          { heading: t("column.evidence") },
        ]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            <div key="product">
              <a className="govuk-link" href={to(item.id)}>
                {item.solution.name}
              </a>
              <span className="eme-table__sub govuk-!-font-weight-regular">
                {item.solution.supplier.name}
              </span>
            </div>,
            <div key="user">
              {userName(item)}
              <span className="eme-table__sub">{item.sector_name}</span>
            </div>,
            <div key="use">
              {item.use}
              <span className="eme-table__sub">{whenUsed(item)}</span>
            </div>,
            <EvidenceStanding key="evidence" standing={item} />,
          ],
        }))}
      />
    </TableRegion>
  );
}
