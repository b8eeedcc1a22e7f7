import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { InsetText } from "@/govuk/inset-text";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { ChallengeTimeline, TimelineFilter, timelineQuery } from "@/shared/challenge-timeline";
import { formatStamp } from "@/shared/dates";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam, useQueryParams, useScreenExists } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { ClockPassed, Clocks } from "./clocks";
import { Counts, takesAnswers } from "./counts";
import { t } from "./texts";

function Manage() {
  const ref = useParam("ref");
  const query = useQueryParams();
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const timeline = useSuspenseQuery(timelineQuery(ref, query)).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <ClockPassed challenge={challenge} />
      <ChallengeHead challenge={challenge} current="manage" />
      <h2 className="govuk-heading-l">{t("title")}</h2>
      <Standing challenge={challenge} />
      <Counts challenge={challenge} />
      <TwoThirds
        side={
          <aside aria-label={t("side")}>
            <TimelineFilter headingLevel={3} />
          </aside>
        }
      >
        <Clocks challenge={challenge} />
        <ChallengeTimeline page={timeline} headingLevel={3} />
        <Actions challenge={challenge} />
      </TwoThirds>
    </Page>
  );
}

/** Since when it has been so: what the clock did counts, not only what people did. */
function sinceOf({ status, status_since: since, opens_at, responses_close_at }: Challenge): string {
  const byClock = { open: opens_at, closed: responses_close_at }[status as "open" | "closed"];
  return byClock && Date.parse(byClock) > Date.parse(since) ? byClock : since;
}

/** What the state is, since when, and what comes next. */
function Standing({ challenge }: { challenge: Challenge }) {
  const { status, status_reason: reason } = challenge;
  const since = sinceOf(challenge);
  const key = `next.${status}`;
  return (
    <>
      <p className="govuk-body-l">
        {t("standing", { status: statusName("challenge", status), since: formatStamp(since) })}
      </p>
      {t.has(key) && <p className="govuk-body">{t(key)}</p>}
      {reason && (
        <InsetText>
          <p className="govuk-body govuk-!-margin-bottom-1">
            <strong>{t("reason")}</strong>
          </p>
          <Prose text={reason} />
        </InsetText>
      )}
    </>
  );
}

/** Where an action of the record is taken. */
const WAYS = [
  { action: "edit", screen: "draft", text: "action.edit" },
  { action: "sign_off", screen: "challengeSignOff", text: "action.sign_off" },
  { action: "record_outcome", screen: "challengeOutcomeEdit", text: "action.record_outcome" },
  { action: "publish_outcome", screen: "challengeOutcomeCheck", text: "action.publish_outcome" },
] as const;

/** What is possible now, at the end of the page. */
function Actions({ challenge }: { challenge: Challenge }) {
  const exists = useScreenExists();
  const { reference: ref, available_actions: actions } = challenge;
  const ways = WAYS.filter(({ action, screen }) => actions.includes(action) && exists(screen));
  const withdraw = actions.includes("withdraw");
  const questions = challenge.published_at !== null && exists("challengeManageQuestions");
  if (ways.length === 0 && !withdraw && !questions) return null;
  return (
    <section className="eme-section govuk-!-margin-top-8" aria-labelledby="possible">
      <h3 className="govuk-heading-m" id="possible">
        {t("possible")}
      </h3>
      <div className="eme-button-row">
        {ways.map(({ action, screen, text }) => (
          <ButtonLink key={action} href={href(screen, { ref })}>
            {t(text)}
          </ButtonLink>
        ))}
        {questions && (
          <ButtonLink variant="secondary" href={href("challengeManageQuestions", { ref })}>
            {t(takesAnswers(challenge) ? "action.answer" : "action.answers")}
          </ButtonLink>
        )}
        {withdraw && (
          <a className="govuk-link" href={href("challengeWithdraw", { ref })}>
            {t("action.withdraw")}
          </a>
        )}
      </div>
    </section>
  );
}

export const screen: Screen = {
  load: ({ params, query, queries }) => {
    const ref = params.ref ?? "";
    return Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(timelineQuery(ref, query)),
    ]);
  },
  Component: Manage,
};
