import { useQueryClient } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import { type ResponseView, takeAction } from "./api";
import { stateName, t } from "./record-texts";
import { actionName } from "./texts";

type ResponseActionsProps = { response: ResponseView; etag: string };

/** What the sender can do now, as the record says. */
export function ResponseActions({ response, etag }: ResponseActionsProps) {
  const { available_actions: actions, reference: ref, status } = response;
  return (
    <>
      {actions.includes("resume") && <Resume response={response} etag={etag} />}
      <div className="eme-button-row">
        {actions.includes("edit") && (
          <ButtonLink href={href("supplierResponseDraft", { ref })}>
            {t(status === "draft" ? "act.continue" : "act.change")}
          </ButtonLink>
        )}
        {actions.includes("withdraw") && (
          <a className="govuk-link" href={href("supplierResponseWithdraw", { ref })}>
            {t("act.withdraw")}
          </a>
        )}
      </div>
    </>
  );
}

function Resume({ response, etag }: ResponseActionsProps) {
  const { reference: ref } = response;
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      takeAction(queries, ref, { action: "resume", etag, idempotencyKey }),
    onDone: () => go(href("supplierResponseDraft", { ref })),
  });
  return (
    <form {...form.form}>
      <FormProblem form={form} stateName={stateName} actionName={actionName} />
      <p className="govuk-body">{t("act.resume.body")}</p>
      <SubmitButton busy={form.busy}>{t("act.resume")}</SubmitButton>
    </form>
  );
}
