import { Table, TableRegion } from "@/govuk/table";
import { formatMonth } from "@/shared/dates";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { href } from "@/shared/paths";
import { lowerFirst, term } from "@/shared/texts/terms";
import type { Deployment, Solution } from "./api";
import { t } from "./texts";

/** What a deployment says now: the change that waits, if there is one. */
export const wordsOf = (deployment: Deployment) => deployment.proposed ?? deployment;

/** Who uses it, by name or by kind. */
export function userOf(deployment: Deployment): string {
  const words = wordsOf(deployment);
  const named = words.organisation_id !== null && deployment.organisation;
  return named ? named.name : words.organisation_label;
}

type DeploymentsProps = { solution: Solution; change: boolean };

/** Where a product is in use, with what stands behind each claim. */
export function Deployments({ solution, change }: DeploymentsProps) {
  if (solution.deployments.length === 0) {
    return <p className="govuk-body">{t("deployments.none")}</p>;
  }
  return (
    <TableRegion label={t("deployments.caption")}>
      <Table
        caption={t("deployments.caption")}
        captionSize="hidden"
        classes="eme-table--compact"
        columns={[
          { heading: t("deployments.where") },
          { heading: t("deployments.use") },
          { heading: t("deployments.since"), classes: "eme-nowrap" },
          { heading: t("deployments.evidence") },
        ]}
        rows={solution.deployments.map((deployment) => ({
          key: deployment.id,
          cells: cellsOf(deployment, solution, change),
        }))}
      />
    </TableRegion>
  );
}

function cellsOf(deployment: Deployment, solution: Solution, change: boolean) {
  const words = wordsOf(deployment);
  const to = href("supplierSolutionDeployment", { ref: solution.reference, id: deployment.id });
  const sector = solution.sector_names[words.sector] ?? words.sector;
  const state = words.status === "in_use" ? "" : `, ${lowerFirst(term("status", words.status))}`;
  const who = userOf(deployment);
  return [
    <div key="who">
      {change ? (
        <a className="govuk-link" href={to}>
          {who}
        </a>
      ) : (
        who
      )}
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {sector}
        {state}
        {deployment.pending && (
          <>
            <br />
            {t(`deployments.pending.${deployment.pending}`)}
          </>
        )}
      </span>
    </div>,
    words.use,
    words.started_on === null
      ? t("deployments.unknown")
      : formatMonth(words.started_on.slice(0, 7)),
    <EvidenceStanding key="evidence" standing={deployment} />,
  ];
}
