import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, type FieldError } from "@/api/problem";
import { ErrorSummary } from "@/govuk/error-summary";
import { SummaryList } from "@/govuk/summary-list";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { useErrorTitle } from "@/shared/page-title";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { readinessQuery, takeStep } from "./api";
import { editOf } from "./edit";
import { withoutRepetition } from "./missing";
import { loadNames } from "./names";
import { NotWritable } from "./not-writable";
import { addressOf, nameOfPath } from "./pages";
import { Answers } from "./record-answers";
import { actionName } from "./step-words";
import { t as draft } from "./texts";
import { t } from "./texts-steps";

function Check() {
  const read = useSuspenseQuery(challengeQuery(useParam("ref"))).data;
  const [writable] = useState(() => read.value.available_actions.includes("request_sign_off"));
  if (!writable) return <NotWritable challenge={read.value} />;
  return <CheckAnswers challenge={read.value} etag={read.etag} />;
}

function CheckAnswers({ challenge, etag }: { challenge: Challenge; etag: string }) {
  const { reference: ref } = challenge;
  const go = useGo();
  const queries = useQueryClient();
  const [failed, setFailed] = useState<readonly FieldError[]>([]);
  const form = useProblemForm({
    initial: {},
    submit: async (_, { idempotencyKey }) => {
      try {
        return await takeStep(ref, { action: "request_sign_off" }, { etag, idempotencyKey });
      } catch (error) {
        // What is missing has its place on other pages, so each line leads there.
        if (!(error instanceof ApiProblem) || error.errors.length === 0) throw error;
        setFailed(error.errors);
        return null;
      }
    },
    onDone: async (answer) => {
      if (!answer) return;
      queries.setQueryData(challengeQuery(ref).queryKey, answer);
      await go(href("draftDone", { ref }));
    },
  });
  useErrorTitle(failed.length > 0);
  const back = { href: href("draft", { ref }), text: draft("back") };
  return (
    <Page
      title={t("check.title")}
      record={challenge.title}
      back={back}
      section={href("forceChallenges")}
    >
      {failed.length > 0 && (
        <ErrorSummary
          title={t("check.failed")}
          errors={withoutRepetition(failed).map(({ pointer, message }) => ({
            text: message,
            href: addressOf(ref, pointer),
          }))}
        />
      )}
      <FormProblem
        form={form}
        stateName={(state) => statusName("challenge", state)}
        actionName={actionName}
      />
      <h1 className="govuk-heading-l">{t("check.title")}</h1>
      <p className="govuk-body">{t("check.intro")}</p>
      <Answers challenge={challenge} edit={editOf(challenge)} changeable />
      <Kept challenge={challenge} />
      <form {...form.form}>
        <p className="govuk-body">{t("check.declare")}</p>
        <SubmitButton busy={form.busy}>{t("check.button")}</SubmitButton>
      </form>
    </Page>
  );
}

/** What looks like personal data and stays, with the reason. */
export function Kept({ challenge }: { challenge: Challenge }) {
  const { findings } = useSuspenseQuery(readinessQuery(challenge.reference)).data;
  const kept = findings.filter(({ explanation }) => explanation);
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="kept">
      <h2 className="govuk-heading-m" id="kept">
        {t("check.kept.title")}
      </h2>
      <SummaryList
        rows={kept.map(({ pointer, excerpt, explanation }) => ({
          key: nameOfPath(pointer.slice(1)),
          value: (
            <>
              <p className="govuk-body">“{excerpt}”</p>
              <p className="govuk-body">{t("check.kept", { reason: explanation ?? "" })}</p>
            </>
          ),
        }))}
      />
    </section>
  );
}

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) =>
    Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(readinessQuery(ref)),
      loadNames(queries),
    ]),
  Component: Check,
};
