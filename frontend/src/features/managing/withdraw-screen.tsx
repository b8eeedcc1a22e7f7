import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { Textarea } from "@/govuk/textarea";
import { InterruptionCard } from "@/moj/interruption-card";
import { Audience, readersOf } from "@/shared/audience";
import { useChallengePlace } from "@/shared/challenge-head";
import { formatStamp } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo, useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole } from "@/shared/session";
import { statusName } from "@/shared/tags";
import { withdraw } from "./api";
import { actionName, t } from "./texts";

/** The stop, then the reason; who cannot withdraw is told why. */
function Withdraw() {
  const ref = useParam("ref");
  const step = useQueryParams().get("step");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  if (!challenge.available_actions.includes("withdraw")) return <NotNow challenge={challenge} />;
  return step === "reason" ? <Reason challenge={challenge} /> : <Stop challenge={challenge} />;
}

const manageHref = ({ reference: ref }: Challenge) => href("challengeManage", { ref });

function Stop({ challenge }: { challenge: Challenge }) {
  const { reference: ref, title, published_at: published } = challenge;
  const { responses_submitted: sent, response_handling: handling } = challenge;
  const { section } = useChallengePlace(challenge);
  return (
    <Page
      title={t("stop.title")}
      record={title}
      back={{ href: manageHref(challenge) }}
      section={section}
    >
      <InterruptionCard
        heading={t("stop.title")}
        actions={
          <>
            <ButtonLink
              variant="inverse"
              href={href("challengeWithdraw", { ref }, { step: "reason" })}
            >
              {t("stop.continue")}
            </ButtonLink>
            <a className="govuk-link govuk-link--inverse" href={manageHref(challenge)}>
              {t("stop.cancel")}
            </a>
          </>
        }
      >
        <p>
          <Ref>{ref}</Ref> · {title}
        </p>
        <p>{t("stop.undone")}</p>
        <p>{t(published ? "stop.published" : "stop.unpublished")}</p>
        {sent > 0 && <p>{t(`stop.responses.${handling}`, { count: sent })}</p>}
      </InterruptionCard>
    </Page>
  );
}

function Reason({ challenge }: { challenge: Challenge }) {
  const { reference: ref, title } = challenge;
  const queries = useQueryClient();
  const go = useGo();
  const { section } = useChallengePlace(challenge);
  const form = useProblemForm({
    initial: { reason: "" },
    submit: ({ reason }, { idempotencyKey }) => withdraw(ref, reason, idempotencyKey),
    onDone: async () => {
      await queries.invalidateQueries({ refetchType: "none" });
      await go(href("challenge", { ref }));
    },
    words: ({ pointer }) => (pointer === "/reason" ? t("reason.required") : undefined),
  });
  return (
    <Page
      title={t("reason.title")}
      record={title}
      back={{ href: href("challengeWithdraw", { ref }) }}
      section={section}
    >
      <TwoThirds>
        <FormProblem
          form={form}
          stateName={(state) => statusName("challenge", state)}
          actionName={actionName}
        />
        <form {...form.form}>
          <span className="govuk-caption-l">
            <Ref>{ref}</Ref> · {title}
          </span>
          <Textarea
            {...form.text("reason")}
            label={t("reason.title")}
            labelSize="l"
            labelIsHeading
            hint={t("reason.hint")}
            before={<Audience kind={readersOf(challenge)} />}
            rows={6}
          />
          <div className="eme-button-row">
            <SubmitButton busy={form.busy} variant="warning">
              {t("withdraw")}
            </SubmitButton>
            <a className="govuk-link" href={manageHref(challenge)}>
              {t("stop.cancel")}
            </a>
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}

/** Not possible now: what the state is, since when, and who could have. */
function NotNow({ challenge }: { challenge: Challenge }) {
  const { title, status, status_since: since } = challenge;
  const approver = useRole() === "force_approver";
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("not.title")} record={title} {...place}>
      <h1 className="govuk-heading-l">{t("not.title")}</h1>
      <p className="govuk-body">
        {t("standing", { status: statusName("challenge", status), since: formatStamp(since) })}
      </p>
      <p className="govuk-body">{t(approver ? "not.state" : "not.role")}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={manageHref(challenge)}>
          {t("not.back")}
        </a>
      </p>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(challengeQuery(params.ref ?? "")),
  Component: Withdraw,
};
