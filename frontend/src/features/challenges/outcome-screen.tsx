import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { formatDate } from "@/shared/dates";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { TextSection } from "@/shared/record-parts";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { term } from "@/shared/texts/terms";
import { type Outcome, outcomeQuery } from "./api";
import { t } from "./texts-outcome";

function OutcomePage() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const outcome = useSuspenseQuery(outcomeQuery(challenge)).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("outcome.title")} record={challenge.reference} {...place}>
      <ChallengeHead challenge={challenge} current="outcome" />
      <TwoThirds>
        {outcome ? <Published outcome={outcome} /> : <NotYet challenge={challenge} />}
        <p className="govuk-body">
          <a className="govuk-link" href={href("challenges", {}, { status: "concluded" })}>
            {t("outcome.all")}
          </a>
        </p>
      </TwoThirds>
    </Page>
  );
}

/** "All 5 of 5 responses got feedback": feedback is owed to every supplier who responded. */
function repliesText({ reply_rate: { answered, submitted } }: Outcome): string {
  if (submitted === 0) return t("outcome.reply.none");
  if (answered === submitted) return t("outcome.reply.all", { count: submitted });
  return t("outcome.reply.some", { answered, count: submitted });
}

function Notice({ outcome: { notice_number: number, notice_url: url } }: { outcome: Outcome }) {
  const text = number ?? t("outcome.notice.link");
  return url ? (
    <a className="govuk-link" href={url} rel="external">
      {text}
    </a>
  ) : (
    text
  );
}

function Published({ outcome }: { outcome: Outcome }) {
  const { next_step, published_at: published, notice_number, notice_url } = outcome;
  const rows: SummaryRow[] = [
    { key: t("outcome.next"), value: term("next", next_step) },
    { key: t("outcome.published"), value: published ? formatDate(published) : "" },
    { key: t("outcome.reply"), value: repliesText(outcome) },
  ];
  if (notice_number || notice_url) {
    rows.push({ key: t("outcome.notice"), value: <Notice outcome={outcome} /> });
  }
  return (
    <>
      <h2 className="govuk-heading-l">{t("outcome.title")}</h2>
      <SummaryList rows={rows} classes="eme-summary" />
      <TextSection id="said" title={t("outcome.said")} text={outcome.what_market_said} />
      <TextSection id="happens" title={t("outcome.happens")} text={outcome.what_happens_next} />
    </>
  );
}

/** No outcome is public yet: when it is expected, or why there will be none. */
function NotYet({ challenge }: { challenge: Challenge }) {
  const { outcome_expected_on: expected, status, available_actions: actions } = challenge;
  const writes = actions.includes("record_outcome") || actions.includes("publish_outcome");
  return (
    <>
      <h2 className="govuk-heading-l">{t("outcome.title")}</h2>
      <p className="govuk-body">
        {status === "withdrawn" ? t("outcome.never") : t("outcome.not.yet")}
      </p>
      {expected && status !== "withdrawn" && (
        <p className="govuk-body">{t("outcome.expected", { date: formatDate(expected) })}</p>
      )}
      {writes && (
        <p className="govuk-body">
          <a
            className="govuk-link"
            href={href("challengeOutcomeEdit", { ref: challenge.reference })}
          >
            {t("outcome.write")}
          </a>
        </p>
      )}
    </>
  );
}

export const screen: Screen = {
  load: async ({ params, queries }) => {
    const { value: challenge } = await queries.fetchQuery(challengeQuery(params.ref ?? ""));
    await queries.fetchQuery(outcomeQuery(challenge));
  },
  Component: OutcomePage,
};
