import { Details } from "@/govuk/details";
import { type Row, Table, TableRegion } from "@/govuk/table";
import { formatMonth } from "@/shared/dates";
import { Section } from "@/shared/record-parts";
import { EvidenceTag } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import type { Deployment, Solution } from "./api";
import { t } from "./texts";

const EVIDENCE = ["claimed", "verified", "confirmed"] as const;

/** Where the product is in use, each with how well that is evidenced. */
export function Deployments({ solution }: { solution: Solution }) {
  const { deployments, sector_names: sectors } = solution;
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
              rows={deployments.map((deployment) => rowOf(deployment, sectors))}
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
          </Details>
        </>
      )}
    </Section>
  );
}

function nameOf({ anonymous, organisation, organisation_label: label }: Deployment): string {
  return organisation?.name || label || t(anonymous ? "use.unnamed" : "use.unknown");
}

function rowOf(deployment: Deployment, sectors: Readonly<Record<string, string>>): Row {
  const { id, sector, use, scale, learned, evidence, evidence_on: checked } = deployment;
  return {
    key: id,
    cells: [
      <>
        {nameOf(deployment)}
        <span className="eme-table__sub govuk-!-font-weight-regular">
          {sectors[sector] ?? sector}
        </span>
      </>,
      <>
        {use}
        {scale && <span className="eme-table__sub">{scale}</span>}
        {learned && <span className="eme-table__sub">{t("use.learned", { learned })}</span>}
      </>,
      whenText(deployment),
      <>
        <EvidenceTag value={evidence} small />
        {checked && (
          <span className="eme-table__sub">
            {t("use.checked", { month: formatMonth(checked) })}
          </span>
        )}
      </>,
    ],
  };
}

/** "In use since June 2025", "Trial, March to May 2025". */
function whenText({ status, started_on: from, ended_on: to }: Deployment): string {
  const words = term("status", status);
  if (from && to) return t("use.from.to", { words, from: formatMonth(from), to: formatMonth(to) });
  if (from) return t("use.since", { words, from: formatMonth(from) });
  return to ? t("use.until", { words, to: formatMonth(to) }) : words;
}
