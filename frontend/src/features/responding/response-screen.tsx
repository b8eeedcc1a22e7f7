import { useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
import { NotificationBanner } from "@/govuk/notification-banner";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { Timeline } from "@/moj/timeline";
import { reasonName } from "@/shared/answers/texts";
import { formatDate, formatMoment, formatRelative, formatStamp } from "@/shared/dates";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type ResponseView, responseQuery, timelineQuery, versionsQuery } from "./api";
import { ReadingList } from "./reading";
import { ReceiptList, SentVersions } from "./receipt";
import { stateName, t } from "./record-texts";
import { ResponseActions } from "./response-actions";
import { ResponsePage } from "./response-page";
import { timelineItem } from "./timeline-item";

function MyResponse() {
  const ref = useParam("ref");
  const { value: response, etag } = useSuspenseQuery(responseQuery(ref)).data;
  const timeline = useSuspenseQuery(timelineQuery(ref)).data;
  const { submitted, receipt } = response;
  return (
    <ResponsePage response={response} title={t("facts")}>
      <Notice response={response} />
      <TwoThirds side={<Aside response={response} />}>
        <div className="eme-topped">
          <h2 className="govuk-heading-l">{t("facts")}</h2>
          <SummaryList rows={factsOf(response)} />
          <ResponseActions response={response} etag={etag} />
          {submitted && (
            <section className="eme-section">
              <h2 className="govuk-heading-l">{t("sent.title")}</h2>
              <ReadingList
                response={response}
                words={submitted}
                solution={response.solution?.name ?? null}
              />
            </section>
          )}
          {receipt && (
            <section className="eme-section">
              <h2 className="govuk-heading-l">{t("receipt")}</h2>
              <ReceiptList receipt={receipt} />
              <Panel what={t("receipt.all")} query={versionsQuery(ref)}>
                {(versions) => <SentVersions reference={ref} versions={versions} />}
              </Panel>
            </section>
          )}
          <section className="eme-section">
            <h2 className="govuk-heading-l">{t("timeline")}</h2>
            <Timeline items={[...timeline].reverse().map(timelineItem)} />
          </section>
        </div>
      </TwoThirds>
    </ResponsePage>
  );
}

/** What the reader has to know first: nothing is sent yet, or later changes are not. */
function Notice({ response }: { response: ResponseView }) {
  const { status, working_copy: copy, submitted_at: at, available_actions: actions } = response;
  if (status === "draft") {
    return (
      <InsetText>
        <strong>{t("draft.heading")}.</strong> {t("draft.body")}
      </InsetText>
    );
  }
  if (!copy?.differs || at === null || !actions.includes("submit")) return null;
  return (
    <NotificationBanner heading={t("differs.heading")}>
      <p className="govuk-body">{t("differs.body", { moment: formatStamp(at) })}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={href("supplierResponseCheck", { ref: response.reference })}>
          {t("act.send")}
        </a>
      </p>
    </NotificationBanner>
  );
}

function factsOf(response: ResponseView): SummaryRow[] {
  const { challenge, solution, submitted_at: sent, withdrawn_at: gone } = response;
  const { decided_at: decided } = response;
  const closes = challenge.responses_close_at;
  const open = challenge.status === "open";
  return [
    { key: t("fact.force"), value: challenge.lead_force.name },
    { key: t("fact.state"), value: stateName(response.status) },
    ...(solution
      ? [
          {
            key: t("fact.solution"),
            value: (
              <a className="govuk-link" href={href("solution", { ref: solution.reference })}>
                {solution.name}
              </a>
            ),
          },
        ]
      : []),
    ...(closes
      ? [
          {
            key: t(open ? "fact.closes" : "fact.closed"),
            value: open
              ? `${formatMoment(closes)}, ${formatRelative(closes)}`
              : formatStamp(closes),
          },
        ]
      : []),
    ...(sent ? [{ key: t("fact.sent"), value: formatStamp(sent) }] : []),
    ...(gone ? [{ key: t("fact.withdrawn"), value: formatStamp(gone) }] : []),
    ...(decided ? [{ key: t("fact.decided"), value: formatStamp(decided) }] : []),
  ];
}

function Aside({ response }: { response: ResponseView }) {
  return (
    <aside aria-label={t("feedback")}>
      <section className="eme-side" id="feedback">
        <h2 className="govuk-heading-m">{t("feedback")}</h2>
        <Feedback response={response} />
      </section>
    </aside>
  );
}

function Feedback({ response }: { response: ResponseView }) {
  const { feedback, feedback_state: state, feedback_owed_since: since } = response;
  if (feedback) {
    return (
      <div className="eme-feedback govuk-!-margin-bottom-0">
        <blockquote className="eme-prose">“{feedback.text}”</blockquote>
        <p>
          {t("feedback.by", {
            force: response.challenge.lead_force.name,
            date: formatDate(feedback.shown_at ?? feedback.given_at),
          })}
          <br />
          {t("feedback.reason", { reason: reasonName(feedback.reason) })}
        </p>
      </div>
    );
  }
  if (response.status === "withdrawn") {
    return <p className="govuk-body">{t("feedback.withdrawn")}</p>;
  }
  const words =
    state === "owed" && since ? t("feedback.owed", { date: formatDate(since) }) : undefined;
  return (
    <p className="govuk-body">
      {words ?? t(state === "given" ? "feedback.given" : "feedback.not_due")}
    </p>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery(responseQuery(ref)),
      queries.fetchQuery(timelineQuery(ref)),
    ]);
  },
  Component: MyResponse,
};
