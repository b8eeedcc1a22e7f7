import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { WarningText } from "@/govuk/warning-text";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { statusName } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import { type Outcome, outcomeDraftQuery, owedQuery, publishOutcome, renew } from "./api";
import { Findings } from "./findings";
import { MissingFeedback } from "./missing-feedback";
import { mayTakePart, NotPossible } from "./not-possible";
import { t } from "./texts";

function Check() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const publishes = challenge.available_actions.includes("publish_outcome");
  const title = t(publishes ? "task.publish" : "task.check");
  return (
    <Page
      title={title}
      record={challenge.title}
      back={{ href: href("challengeOutcomeEdit", { ref }), text: t("back") }}
      section={href("forceChallenges")}
    >
      <TwoThirds>
        <span className="govuk-caption-l">{challenge.title}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        {mayTakePart(challenge) ? (
          <Checked challenge={challenge} />
        ) : (
          <NotPossible challenge={challenge} />
        )}
      </TwoThirds>
    </Page>
  );
}

function Checked({ challenge }: { challenge: Challenge }) {
  const ref = challenge.reference;
  const { value: outcome, etag } = useSuspenseQuery(outcomeDraftQuery(ref)).data;
  const owed = useSuspenseQuery(owedQuery(ref)).data;
  if (outcome === null) {
    return (
      <p className="govuk-body">
        {t("check.nothing")}{" "}
        <a className="govuk-link" href={href("challengeOutcomeSection", { ref, section: "next" })}>
          {t("check.nothing.link")}
        </a>
      </p>
    );
  }
  const publishes = challenge.available_actions.includes("publish_outcome");
  return (
    <>
      <Answers challenge={challenge} outcome={outcome} />
      <Findings reference={ref} findings={outcome.findings} />
      <MissingFeedback owed={owed} />
      {publishes ? (
        <Publish challenge={challenge} etag={etag} />
      ) : (
        <Handover challenge={challenge} outcome={outcome} />
      )}
    </>
  );
}

function Answers({ challenge, outcome }: { challenge: Challenge; outcome: Outcome }) {
  const writes = challenge.available_actions.includes("record_outcome");
  const row = (
    section: string,
    key: string,
    text: string,
    value: ReactNode = <Prose text={text} />,
  ) => {
    const address = href("challengeOutcomeSection", { ref: challenge.reference, section });
    const change = { text: t("change"), hidden: t("change.of", { part: key }), href: address };
    const shown: SummaryRow = { key, value: text ? value : t("check.empty") };
    return writes ? { ...shown, actions: [change] } : shown;
  };
  const { submitted, answered } = outcome.reply_rate;
  return (
    <>
      <p className="govuk-body">{t("check.everyone")}</p>
      <SummaryList
        classes="eme-summary"
        rows={[
          row("next", t("next.step"), outcome.next_step, term("next", outcome.next_step)),
          row("next", t("next.text"), outcome.what_happens_next),
          row("next", t("next.notice"), outcome.notice_number ?? ""),
          row("next", t("next.url"), outcome.notice_url ?? ""),
          row("said", t("task.said"), outcome.what_market_said),
          { key: t("check.reply"), value: t("check.reply.rate", { answered, count: submitted }) },
        ]}
      />
    </>
  );
}

/** Somebody who did not write it publishes it. */
function Publish({ challenge, etag }: { challenge: Challenge; etag: string }) {
  const queries = useQueryClient();
  const go = useGo();
  const ref = challenge.reference;
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) => publishOutcome(ref, { etag, idempotencyKey }),
    onDone: async () => {
      await queries.invalidateQueries();
      await go(href("challengeOutcome", { ref }));
    },
  });
  const late = form.problem && "status" in form.problem && form.problem.status === 412;
  return (
    <section className="eme-h-rule" aria-labelledby="publish">
      <h2 className="govuk-heading-m" id="publish">
        {t("publish")}
      </h2>
      <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
      {late && (
        <p className="govuk-body">
          <button
            type="button"
            className="eme-link-button"
            onClick={() => void renew(queries, ref).then(form.clear)}
          >
            {t("publish.again")}
          </button>
        </p>
      )}
      <p className="govuk-body">{t("publish.declaration")}</p>
      <WarningText>{t("publish.warning")}</WarningText>
      <form {...form.form}>
        <SubmitButton busy={form.busy}>{t("publish")}</SubmitButton>
      </form>
    </section>
  );
}

/** Whoever wrote it cannot publish it: who can, and what to tell them. */
function Handover({ challenge, outcome }: { challenge: Challenge; outcome: Outcome }) {
  const approves = useRole() === "force_approver";
  const force = challenge.lead_force.name;
  return (
    <section className="eme-h-rule" aria-labelledby="handover">
      <h2 className="govuk-heading-m" id="handover">
        {t("handover")}
      </h2>
      <p className="govuk-body">
        {approves && outcome.you_wrote
          ? t("handover.wrote", { force })
          : t("handover.approver", { force })}
      </p>
      <p className="govuk-body">
        {t("handover.address")}
        <br />
        <span className="eme-hash">
          {window.location.origin}
          {href("challengeOutcomeCheck", { ref: challenge.reference })}
        </span>
      </p>
    </section>
  );
}

export const screen: Screen = {
  load: async ({ params: { ref = "" }, queries }) => {
    const { value } = await queries.fetchQuery(challengeQuery(ref));
    if (!mayTakePart(value)) return;
    await Promise.all([
      queries.fetchQuery(outcomeDraftQuery(ref)),
      queries.fetchQuery(owedQuery(ref)),
    ]);
  },
  Component: Check,
};
