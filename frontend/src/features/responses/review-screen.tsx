import { useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Audience } from "@/shared/audience";
import { useChallengePlace } from "@/shared/challenge-head";
import { formatMoment, formatStamp } from "@/shared/dates";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { StatusTag } from "@/shared/tags";
import { type ResponseView, responseQuery } from "./api";
import { FeedbackSection } from "./feedback";
import { History } from "./history";
import { Around, Outcomes } from "./reading";
import { TakeUp } from "./take-up";
import { t } from "./texts";

function Review() {
  const { value, etag } = useSuspenseQuery(responseQuery(useParam("ref"))).data;
  const challenge = useSuspenseQuery(challengeQuery(value.challenge.reference)).data.value;
  const gone = value.submitted === null;
  return (
    <Page
      title={t("review.title", { supplier: value.supplier.name })}
      record={value.reference}
      {...useResponsePlace(challenge)}
    >
      <ResponseHead response={value} />
      {gone ? <Withdrawn response={value} /> : <Audience kind="opened" />}
      <Facts response={value} />
      {value.submitted && (
        <>
          <Outcomes wanted={value.challenge.outcomes} reading={value.submitted} />
          <Around reading={value.submitted} files={value.files} />
        </>
      )}
      <ReadConfidential response={value} />
      <TakeUp response={value} etag={etag} />
      <FeedbackSection response={value} etag={etag} />
      <History reference={value.reference} />
    </Page>
  );
}

/** Where a response stands: below the responses of its challenge. */
export function useResponsePlace(challenge: Challenge) {
  const { crumbs, section } = useChallengePlace(challenge);
  const ref = challenge.reference;
  const more = [
    { text: ref, href: href("challenge", { ref }) },
    { text: t("title"), href: href("challengeResponses", { ref }) },
  ];
  return { crumbs: [...crumbs, ...more], section };
}

/** Whose response to what it is, and how it stands. */
export function ResponseHead({ response }: { response: ResponseView }) {
  return (
    <RecordHead
      caption={
        <>
          <Ref>{response.reference}</Ref> · {response.challenge.title}
        </>
      }
      title={t("review.title", { supplier: response.supplier.name })}
      tags={<StatusTag kind="response" status={response.status} />}
    />
  );
}

/** Taken back by its supplier: said, and the text is gone. */
function Withdrawn({ response }: { response: ResponseView }) {
  return (
    <InsetText classes="govuk-!-margin-top-0">
      {response.withdrawn_at
        ? t("withdrawn.at", { moment: formatMoment(response.withdrawn_at) })
        : t("withdrawn")}
    </InsetText>
  );
}

function Facts({ response }: { response: ResponseView }) {
  const { solution, receipt, submitted_at: sent, decided_at: decided } = response;
  const rows: SummaryRow[] = [{ key: t("facts.supplier"), value: response.supplier.name }];
  if (solution) {
    rows.push({
      key: t("facts.solution"),
      value: (
        <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
          {solution.name}
        </a>
      ),
    });
  }
  if (sent) rows.push({ key: t("facts.sent"), value: formatStamp(sent) });
  if (decided) rows.push({ key: t("facts.decided"), value: formatStamp(decided) });
  if (receipt) {
    rows.push({
      key: t("facts.receipt"),
      value: (
        <>
          {t("facts.version", { number: receipt.number })}
          <br />
          <code className="eme-hash">{receipt.sha256}</code>
        </>
      ),
    });
  }
  return <SummaryList rows={rows} classes="eme-summary" />;
}

/** The moderator's way to the confidential parts: a stop, never a first click. */
function ReadConfidential({ response }: { response: ResponseView }) {
  const role = useRole();
  const hidden = (response.submitted?.withheld.length ?? 0) > 0;
  if (!hidden || role !== "moderator") return null;
  if (!response.available_actions.includes("read_confidential_parts")) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href("responseConfidential", { ref: response.reference })}>
        {t("confidential.read")}
      </a>
    </p>
  );
}

export const screen: Screen = {
  load: async ({ params, queries }) => {
    const { value } = await queries.fetchQuery(responseQuery(params.ref ?? ""));
    await queries.fetchQuery(challengeQuery(value.challenge.reference));
  },
  Component: Review,
};
