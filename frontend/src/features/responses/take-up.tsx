import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { statusName } from "@/shared/tags";
import { type ResponseView, renew, renewing, takeResponseAction } from "./api";
import { actionName, t } from "./texts";

type TakeUpProps = { response: ResponseView; etag: string };

/** Begin the review: from then on a decision can be made. */
export function TakeUp({ response, etag }: TakeUpProps) {
  const queries = useQueryClient();
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      renewing(queries, response, () =>
        takeResponseAction(response.reference, { action: "take_up", etag, idempotencyKey }),
      ),
    onDone: () => renew(queries, response),
  });
  if (!response.available_actions.includes("take_up")) return null;
  return (
    <section className="eme-h-rule" aria-labelledby="take-up">
      <h2 className="govuk-heading-m" id="take-up">
        {t("take.up.title")}
      </h2>
      <p className="govuk-body">{t("take.up.body")}</p>
      <FormProblem
        form={form}
        stateName={(state) => statusName("response", state)}
        actionName={actionName}
      />
      <form {...form.form} className="eme-no-print">
        <Button variant="secondary" aria-busy={form.busy || undefined}>
          {t("take.up")}
        </Button>
      </form>
    </section>
  );
}
