import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SummaryList } from "@/govuk/summary-list";
import { formatStamp } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { documentAddress, type SentVersion, versionQuery } from "./api";
import { ReadingList } from "./reading";
import { t } from "./record-texts";
import { partName } from "./sections";

function Receipt() {
  const ref = useParam("ref");
  const { data: version } = useSuspenseQuery(versionQuery(ref, Number(useParam("number"))));
  const { number, challenge } = version;
  const title = t("receipt.title", { number });
  return (
    <Page
      title={title}
      record={challenge.title}
      back={{ href: href("supplierResponse", { ref }) }}
      section={href("supplierResponses")}
    >
      <TwoThirds>
        <span className="govuk-caption-l">
          <Ref>{version.reference}</Ref> · {challenge.title}
        </span>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">
          <strong>{t(version.counts ? "receipt.counts" : "receipt.counts.not")}.</strong>
        </p>
        <SummaryList rows={rowsOf(version)} />
        <p className="govuk-body eme-no-print">
          <button
            type="button"
            className="govuk-link eme-link-button"
            onClick={() => window.print()}
          >
            {t("receipt.print")}
          </button>
        </p>
        <h2 className="govuk-heading-m">{t("receipt.hash.title")}</h2>
        <p className="govuk-body">{t("receipt.hash.proves")}</p>
        <p className="govuk-body">
          {rich(t("receipt.hash.check", { number }), {
            download: (words) => (
              <a className="govuk-link" href={documentAddress(ref, number)} download>
                {words}
              </a>
            ),
          })}
        </p>
        <h2 className="govuk-heading-l">{t("sent.title")}</h2>
        <ReadingList
          response={version}
          words={version.submitted}
          solution={version.solution?.name ?? null}
        />
      </TwoThirds>
    </Page>
  );
}

function rowsOf(version: SentVersion): { key: string; value: ReactNode }[] {
  const { challenge, files, submitted } = version;
  const named = submitted.attachments.flatMap(({ file }) => (file && files[file]) || []);
  return [
    { key: t("receipt.reference"), value: <Ref>{version.reference}</Ref> },
    {
      key: t("fact.challenge"),
      value: (
        <>
          <Ref>{challenge.reference}</Ref> · {challenge.title}
        </>
      ),
    },
    { key: t("fact.force"), value: challenge.lead_force.name },
    { key: t("receipt.sender"), value: version.supplier.name },
    { key: t("receipt.number"), value: String(version.number) },
    {
      key: t("receipt.at"),
      value: t("receipt.clock", { moment: formatStamp(version.submitted_at) }),
    },
    { key: t("receipt.hash"), value: <code className="eme-hash">{version.sha256}</code> },
    {
      key: t("receipt.confidential"),
      value: (
        <Lines
          lines={version.confidential.map((part) => partName(part, version))}
          none={t("receipt.confidential.none")}
        />
      ),
    },
    {
      key: t("receipt.files"),
      value: (
        <Lines
          lines={named.map(({ name, sha256: hash }) => (
            <>
              {name}
              <br />
              <span className="eme-hash">{t("receipt.file", { hash })}</span>
            </>
          ))}
          none={t("receipt.files.none")}
        />
      ),
    },
  ];
}

function Lines({ lines, none }: { lines: readonly ReactNode[]; none: string }) {
  if (lines.length === 0) return none;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place.
        <li key={place}>{line}</li>
      ))}
    </ul>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    queries.fetchQuery(versionQuery(params.ref ?? "", Number(params.number))),
  Component: Receipt,
};
