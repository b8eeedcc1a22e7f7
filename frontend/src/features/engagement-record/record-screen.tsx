import { useSuspenseQuery } from "@tanstack/react-query";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { ChallengeTimeline, TimelineFilter, timelineQuery } from "@/shared/challenge-timeline";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type EngagementRecord, recordQuery } from "./api";
import { Asymmetries, Disclosures } from "./disclosures";
import { Participants } from "./participants";
import { Proof } from "./proof";
import { Steps } from "./steps";
import { t } from "./texts";

/** So many entries are on one page, so that a printed record is whole. */
const MOST_ENTRIES = 100;

function RecordPage() {
  const ref = useParam("ref");
  const query = useQueryParams();
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const record = useSuspenseQuery(recordQuery(ref)).data;
  const timeline = useSuspenseQuery(timelineQuery(ref, query, MOST_ENTRIES)).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <ChallengeHead challenge={challenge} current="record" />
      <h2 className="govuk-heading-l">{t("title")}</h2>
      <p className="govuk-body">{t("lead")}</p>
      <Figures record={record} />
      <Asymmetries record={record} />
      <Proof record={record} />
      <Steps record={record} />
      <Disclosures record={record} />
      <Participants record={record} />
      <TwoThirds side={<Side reference={record.reference} />}>
        <div className="eme-print-page">
          <ChallengeTimeline page={timeline} headingLevel={3} />
        </div>
      </TwoThirds>
    </Page>
  );
}

function Figures({ record: { disclosures, asymmetries, participants, proof } }: RecordProps) {
  const all = disclosures.length - asymmetries.length;
  const figures = [
    { name: t("figure.all", { count: all }), value: all },
    {
      name: t("figure.some", { count: asymmetries.length }),
      value: asymmetries.length,
    },
    {
      name: t("figure.responses", { count: participants.responses_submitted }),
      value: participants.responses_submitted,
    },
    { name: t("figure.facts", { count: proof.facts }), value: proof.facts },
  ];
  return (
    <dl className="eme-figures govuk-!-margin-bottom-6" aria-label={t("figures")}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type RecordProps = { record: EngagementRecord };

/** What one may do with the record; nothing of it is printed. */
function Side({ reference }: { reference: string }) {
  const data = `/api/v1/challenges/${encodeURIComponent(reference)}/engagement-record`;
  return (
    <aside className="eme-no-print" aria-label={t("use")}>
      <TimelineFilter headingLevel={3} />
      <section className="eme-side" aria-labelledby="keep">
        <h3 className="govuk-heading-m" id="keep">
          {t("keep")}
        </h3>
        <p className="govuk-body">
          <button type="button" className="govuk-link eme-link-button" onClick={print}>
            {t("keep.print")}
          </button>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={data}>
            {t("keep.data")}
          </a>
        </p>
        <p className="govuk-body govuk-!-margin-bottom-0">
          <a className="govuk-link" href={href("help", { page: "level-playing-field" })}>
            {t("keep.fair")}
          </a>
        </p>
      </section>
    </aside>
  );
}

const print = () => window.print();

export const screen: Screen = {
  load: ({ params, query, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(recordQuery(ref)),
      queries.fetchQuery(timelineQuery(ref, query, MOST_ENTRIES)),
    ]);
  },
  Component: RecordPage,
};
