import { Hidden } from "@/govuk/hidden";
import { type Row, Table, TableRegion } from "@/govuk/table";
import { ContactLink, useContacts } from "@/shared/contact-link";
import type { ContactRequest } from "@/shared/deployment-records";
import { howLarge, userName, whenUsed } from "@/shared/evidence";
import { EvidenceLevels } from "@/shared/evidence-levels";
import { EvidenceStanding } from "@/shared/evidence-standing";
import { FileLinks } from "@/shared/files/file-link";
import { Section } from "@/shared/record-parts";
import type { Deployment, Solution } from "./api";
import { t } from "./texts";

/** Where the product is in use, each with how well that is evidenced. */
export function Deployments({ solution }: { solution: Solution }) {
  const { deployments } = solution;
  const contacts = useContacts(solution.reference, deployments);
  return (
    <Section id="in-use" title={t("use")}>
      {deployments.length === 0 ? (
        <p className="govuk-body">{t("use.none")}</p>
      ) : (
        <>
          <TableRegion label={t("use.region")}>
            <Table
              caption={t("use.caption")}
              captionSize="hidden"
              classes="eme-table--compact"
              columns={[
                { heading: t("use.who") },
                { heading: t("use.what") },
                { heading: t("use.when") },
                { heading: t("use.evidence") },
              ]}
              rows={deployments.map((deployment) =>
                rowOf(
                  deployment,
                  solution,
                  contacts.find((one) => one.deployment_id === deployment.id),
                ),
              )}
            />
          </TableRegion>
          <EvidenceLevels />
        </>
      )}
    </Section>
  );
}

type Names = Readonly<Record<string, string>>;

function rowOf(deployment: Deployment, solution: Solution, asked: ContactRequest | undefined): Row {
  const { id, sector, use, learned, evidence_link: link } = deployment;
  const { sector_names: sectors, capability_names: capabilities, files } = solution;
  const size = howLarge(deployment);
  return {
    key: id,
    cells: [
      <>
        {userName(deployment)}
        <span className="eme-table__sub govuk-!-font-weight-regular">
          {sectors[sector] ?? sector}
        </span>
        <ContactLink deployment={deployment} solution={solution.reference} asked={asked} />
      </>,
      <>
        {use}
        {deployment.capabilities.length > 0 && (
          <span className="eme-table__sub">{namesOf(deployment.capabilities, capabilities)}</span>
        )}
        {size && <span className="eme-table__sub">{size}</span>}
        {learned && <span className="eme-table__sub">{t("use.learned", { learned })}</span>}
      </>,
      whenUsed(deployment),
      <>
        <EvidenceStanding standing={deployment} />
        {deployment.documents.length > 0 && <FileLinks ids={deployment.documents} files={files} />}
        {link && (
          <span className="eme-table__sub">
            <a className="govuk-link" href={link} rel="noreferrer">
              {t("use.link")}
              <Hidden> {t("use.link.of", { use })}</Hidden>
            </a>
          </span>
        )}
      </>,
    ],
  };
}

const namesOf = (slugs: readonly string[], names: Names) =>
  slugs.map((slug) => names[slug] ?? slug).join(", ");
