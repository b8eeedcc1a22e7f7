import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { InterruptionCard } from "@/moj/interruption-card";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { solutionQuery, takeAction } from "./api";
import { actionName, t } from "./texts";

function Retire() {
  const ref = useParam("ref");
  const { value: solution, etag } = useSuspenseQuery(solutionQuery(ref)).data;
  const queries = useQueryClient();
  const go = useGo();
  const back = href("supplierSolution", { ref });
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      takeAction(queries, ref, { action: "retire", etag, idempotencyKey }),
    onDone: () => go(back),
  });
  const title = t("retire.title", { name: solution.name });
  return (
    <Page title={title} back={{ href: back }} section={href("supplierSolutions")}>
      <FormProblem
        form={form}
        stateName={(state) => statusName("solution", state)}
        actionName={actionName}
      />
      <form {...form.form}>
        <InterruptionCard
          heading={title}
          actions={
            <>
              <Button variant="inverse" aria-busy={form.busy || undefined}>
                {t("retire.button")}
              </Button>
              <a className="govuk-link govuk-link--inverse" href={back}>
                {t("retire.back")}
              </a>
            </>
          }
        >
          <p className="govuk-body">{t("retire.body")}</p>
        </InterruptionCard>
      </form>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(solutionQuery(params.ref ?? "")),
  Component: Retire,
};
