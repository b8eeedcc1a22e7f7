import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type FieldError, isProblem } from "@/api/problem";
import { ErrorSummary } from "@/govuk/error-summary";
import { Audience } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, Ref, TwoThirds } from "@/shared/page";
import { useErrorTitle } from "@/shared/page-title";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { type Action, solutionQuery, takeAction } from "./api";
import { CardList } from "./card-list";
import { slugOfPointer } from "./fields";
import { CardNotices } from "./notices";
import { actionName, t } from "./texts";

const SENDING: readonly Action[] = ["request_review", "request_revision_review"];

function Check() {
  const ref = useParam("ref");
  const { value: solution, etag } = useSuspenseQuery(solutionQuery(ref)).data;
  const queries = useQueryClient();
  const go = useGo();
  const [missing, setMissing] = useState<readonly FieldError[]>([]);
  useErrorTitle(missing.length > 0);
  const action = SENDING.find((one) => solution.available_actions.includes(one));
  const back = href("supplierSolution", { ref });
  const form = useProblemForm({
    initial: {},
    submit: async (_, { idempotencyKey }): Promise<readonly FieldError[]> => {
      try {
        if (action) await takeAction(queries, ref, { action, etag, idempotencyKey });
        return [];
      } catch (error) {
        if (isProblem(error, 409) && error.errors.length > 0) return error.errors;
        throw error;
      }
    },
    onDone: async (refused) => {
      setMissing(refused);
      if (refused.length === 0) await go(back);
    },
  });
  const errors = useMemo(
    () =>
      missing.map(({ pointer, message }) => {
        const section = slugOfPointer(pointer);
        const deployments = pointer.startsWith("/deployments")
          ? href("supplierSolutionDeployments", { ref })
          : undefined;
        return {
          text: message,
          href: section ? href("supplierSolutionSection", { ref, section }) : deployments,
        };
      }),
    [missing, ref],
  );
  return (
    <Page
      title={t("check.title")}
      record={solution.name}
      back={{ href: back, text: t("back") }}
      section={href("supplierSolutions")}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FormProblem
        form={form}
        stateName={(state) => statusName("solution", state)}
        actionName={actionName}
      />
      <TwoThirds>
        <span className="govuk-caption-l">
          <Ref>{ref}</Ref> · {solution.name}
        </span>
        <h1 className="govuk-heading-l">{t("check.title")}</h1>
        {!action && <CardNotices solution={solution} />}
        <Audience kind="everyone" />
        <CardList solution={solution} change={solution.available_actions.includes("edit")} />
        {action && (
          <form {...form.form}>
            <p className="govuk-body">{t("check.declaration")}</p>
            <SubmitButton busy={form.busy}>{t("check.send")}</SubmitButton>
          </form>
        )}
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    queries.fetchQuery({ ...solutionQuery(params.ref ?? ""), staleTime: 0 }),
  Component: Check,
};
