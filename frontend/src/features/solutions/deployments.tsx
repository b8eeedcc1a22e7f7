import { useQuery } from "@tanstack/react-query";
import { Details } from "@/govuk/details";
import { Hidden } from "@/govuk/hidden";
import { type Row, Table, TableRegion } from "@/govuk/table";
import { type ContactRequest, contactsQuery } from "@/shared/deployment-records";
import { EvidenceStanding, StaleMark, userName, whenUsed } from "@/shared/evidence";
import { FileLinks } from "@/shared/files/file-link";
import { href } from "@/shared/paths";
import { Section } from "@/shared/record-parts";
import { EvidenceTag, StatusTag } from "@/shared/tags";
import type { Deployment, Solution } from "./api";
import { t } from "./texts";

const EVIDENCE = ["claimed", "verified", "confirmed", "disputed"] as const;

/** What one's own force asked about unnamed users of a product; nothing for everybody else. */
function useContacts(solution: Solution): readonly ContactRequest[] {
  const asks = solution.deployments.some(({ available_actions: actions }) =>
    actions.includes("ask_for_a_contact"),
  );
  const query = contactsQuery({ solution: solution.reference, limit: 100 });
  return useQuery({ ...query, enabled: asks }).data?.items ?? [];
}

/** Where the product is in use, each with how well that is evidenced. */
export function Deployments({ solution }: { solution: Solution }) {
  const { deployments } = solution;
  const contacts = useContacts(solution);
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
          <Details summary={t("evidence.title")}>
            <dl className="eme-dates govuk-!-margin-bottom-0">
              {EVIDENCE.map((level) => (
                <div key={level}>
                  <dt>
                    <EvidenceTag value={level} small />
                  </dt>
                  <dd>{t(`evidence.${level}`)}</dd>
                </div>
              ))}
            </dl>
            <p className="govuk-body govuk-!-margin-top-4 govuk-!-margin-bottom-0">
              <StaleMark />
            </p>
          </Details>
        </>
      )}
    </Section>
  );
}

type Names = Readonly<Record<string, string>>;

function rowOf(deployment: Deployment, solution: Solution, asked: ContactRequest | undefined): Row {
  const { id, sector, use, scale, learned, evidence_link: link } = deployment;
  const { sector_names: sectors, capability_names: capabilities, files } = solution;
  return {
    key: id,
    cells: [
      <>
        {userName(deployment)}
        <span className="eme-table__sub govuk-!-font-weight-regular">
          {sectors[sector] ?? sector}
        </span>
        <Contact deployment={deployment} solution={solution} asked={asked} />
      </>,
      <>
        {use}
        {deployment.capabilities.length > 0 && (
          <span className="eme-table__sub">{namesOf(deployment.capabilities, capabilities)}</span>
        )}
        {scale && <span className="eme-table__sub">{scale}</span>}
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

type ContactProps = {
  deployment: Deployment;
  solution: Solution;
  asked: ContactRequest | undefined;
};

/** Where a force asks who an unnamed user is, and what came of it. */
function Contact({ deployment, solution, asked }: ContactProps) {
  if (!deployment.available_actions.includes("ask_for_a_contact")) return null;
  const words = asked ? asked.disclosed_name || t("contact.asked") : t("contact.ask");
  const to = asked
    ? href("contactRequest", { id: asked.id })
    : href("solutionContact", { ref: solution.reference, id: deployment.id });
  return (
    <span className="eme-table__sub govuk-!-font-weight-regular">
      <a className="govuk-link" href={to}>
        {words}
      </a>
      {asked && (
        <>
          {" "}
          <StatusTag kind="contact" status={asked.status} small />
        </>
      )}
    </span>
  );
}
