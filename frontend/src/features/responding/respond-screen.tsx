import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { InsetText } from "@/govuk/inset-text";
import { forcesOf } from "@/shared/challenge-head";
import { formatMoment, formatRelative } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useSession } from "@/shared/session";
import { statusName } from "@/shared/tags";
import { type OwnCard, ownResponsesQuery, startResponse } from "./api";
import { Effort, reusableQuery } from "./effort";
import { t } from "./texts";

/** Enough to find the response to this challenge among one's own. */
const ALL = [null, 100] as const;

function Respond() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const { items } = useSuspenseQuery(ownResponsesQuery(...ALL)).data;
  const own = items.find((card) => card.challenge_reference === challenge.reference);
  return (
    <Page
      title={t("start.title")}
      record={challenge.title}
      back={{ href: href("challenge", { ref }) }}
      section={href("challenges")}
    >
      <TwoThirds>
        <span className="govuk-caption-l">
          <Ref>{challenge.reference}</Ref> · {forcesOf(challenge)}
        </span>
        <h1 className="govuk-heading-l">{t("start.title")}</h1>
        <p className="govuk-body-l">{challenge.title}</p>
        {own && <Already own={own} />}
        {!own && challenge.available_actions.includes("respond") && <Start challenge={challenge} />}
        {!own && !challenge.available_actions.includes("respond") && (
          <NotNow challenge={challenge} />
        )}
      </TwoThirds>
    </Page>
  );
}

function Already({ own }: { own: OwnCard }) {
  const draft = own.status === "draft";
  const { reference: ref } = own;
  return (
    <>
      <InsetText>{t(draft ? "start.already" : "start.already.sent")}</InsetText>
      <ButtonLink href={href(draft ? "supplierResponseDraft" : "supplierResponse", { ref })}>
        {t(draft ? "start.continue" : "start.see")}
      </ButtonLink>
    </>
  );
}

function NotNow({ challenge }: { challenge: Challenge }) {
  const { status, opens_at: opens, responses_close_at: closes } = challenge;
  const words = () => {
    if (status === "scheduled" && opens) {
      return t("start.closed.later", { moment: formatMoment(opens) });
    }
    const over = status === "closed" || status === "concluded";
    return over && closes
      ? t("start.closed.body", { moment: formatMoment(closes) })
      : t("start.closed.never");
  };
  return (
    <>
      <h2 className="govuk-heading-m">{t("start.closed")}</h2>
      <p className="govuk-body">{words()}</p>
    </>
  );
}

function Start({ challenge }: { challenge: Challenge }) {
  const { status } = useSession().acting_as?.organisation ?? { status: "registered" };
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) => startResponse(queries, challenge.reference, idempotencyKey),
    onDone: ({ value }) => go(href("supplierResponseDraft", { ref: value.reference })),
  });
  const closes = challenge.responses_close_at ?? "";
  const moment = formatMoment(closes);
  const force = challenge.lead_force.name;
  const sealed = challenge.response_handling === "sealed";
  return (
    <>
      <FormProblem form={form} stateName={(state) => statusName("challenge", state)} />
      {status !== "verified" && <InsetText>{t("start.unverified")}</InsetText>}
      <h2 className="govuk-heading-m">{t("start.what")}</h2>
      <p className="govuk-body">{t("start.what.body")}</p>
      <Effort outcomes={challenge.outcomes.length} />
      <h2 className="govuk-heading-m">{t("start.when")}</h2>
      <p className="govuk-body">
        {t("start.when.body", { moment, relative: formatRelative(closes) })}
      </p>
      <h2 className="govuk-heading-m">{t("start.sees")}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t(sealed ? "start.sees.sealed" : "start.sees.rolling", { moment, force })}</li>
        <li>{t("start.sees.confidential", { force })}</li>
        <li>{t("start.sees.never")}</li>
      </ul>
      <h2 className="govuk-heading-m">{t("start.after")}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t("start.after.receipt")}</li>
        <li>{t(sealed ? "start.after.sealed" : "start.after.rolling", { force })}</li>
        <li>{t("start.after.feedback", { force })}</li>
      </ul>
      <form {...form.form}>
        <SubmitButton busy={form.busy}>{t("start.button")}</SubmitButton>
      </form>
    </>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    Promise.all([
      queries.fetchQuery(challengeQuery(params.ref ?? "")),
      queries.fetchQuery(ownResponsesQuery(...ALL)),
      queries.fetchQuery(reusableQuery),
    ]),
  Component: Respond,
};
