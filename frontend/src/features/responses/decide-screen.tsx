import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { InsetText } from "@/govuk/inset-text";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import {
  type ResponseAction,
  type ResponseView,
  renew,
  renewing,
  responseQuery,
  takeResponseAction,
} from "./api";
import { GivenFeedback, mayDecide } from "./feedback";
import { actionName, t } from "./texts";

const DECISIONS = ["shortlist", "keep", "decline"] as const;
type Decision = (typeof DECISIONS)[number];

function Decide() {
  const ref = useParam("ref");
  const { value, etag } = useSuspenseQuery(responseQuery(ref)).data;
  const title = t("decide.title", { supplier: value.supplier.name });
  return (
    <Page
      title={title}
      record={value.reference}
      back={{ href: href("response", { ref }), text: t("decide.back") }}
      section={href("forceChallenges")}
    >
      {mayDecide(value) ? (
        <DecideForm response={value} etag={etag} title={title} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">
            {t("decide.not.now", { status: statusName("response", value.status) })}
          </p>
          {value.available_actions.includes("take_up") && (
            <p className="govuk-body">{t("decide.take.up")}</p>
          )}
          {value.feedback && <GivenFeedback feedback={value.feedback} />}
        </>
      )}
    </Page>
  );
}

type DecideFormProps = { response: ResponseView; etag: string; title: string };

function DecideForm({ response, etag, title }: DecideFormProps) {
  const queries = useQueryClient();
  const go = useGo();
  const ref = response.reference;
  const form = useProblemForm({
    initial: { action: null as string | null },
    submit: ({ action }, { idempotencyKey }) =>
      renewing(queries, response, () =>
        takeResponseAction(ref, { action: action as ResponseAction, etag, idempotencyKey }),
      ),
    onDone: async () => {
      await renew(queries, response);
      await go(href("response", { ref }));
    },
    words: ({ pointer }) => (pointer === "/action" ? t("decide.required") : undefined),
  });
  const feedback = response.feedback;
  const chosen = form.values.action as Decision | null;
  return (
    <>
      <FormProblem
        form={form}
        stateName={(state) => statusName("response", state)}
        actionName={actionName}
      />
      <form {...form.form}>
        <Radios
          {...form.choice("action")}
          legend={title}
          legendSize="l"
          legendIsHeading
          hint={t("decide.hint")}
          items={DECISIONS.filter((action) => response.available_actions.includes(action)).map(
            (action) => ({
              value: action,
              text: t(`action.${action}`),
              hint: t(`action.${action}.hint`),
            }),
          )}
        />
        <h2 className="govuk-heading-m">{t("decide.feedback")}</h2>
        {feedback ? <GivenFeedback feedback={feedback} /> : <FeedbackMissing reference={ref} />}
        <SubmitButton busy={form.busy}>
          {t(chosen ? `action.${chosen}.button` : "decide.button")}
        </SubmitButton>
      </form>
    </>
  );
}

/** No decision without feedback: where it is written. */
function FeedbackMissing({ reference }: { reference: string }) {
  return (
    <InsetText>
      {t("decide.feedback.missing")}{" "}
      <a className="govuk-link" href={`${href("response", { ref: reference })}#feedback`}>
        {t("decide.feedback.write")}
      </a>
    </InsetText>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(responseQuery(params.ref ?? "")),
  Component: Decide,
};
