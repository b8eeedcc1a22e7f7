import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { InterruptionCard } from "@/moj/interruption-card";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import { statusName } from "@/shared/tags";
import { solutionQuery, takeAction } from "./api";
import { actionName, t } from "./texts";

type CardStopProps = { action: "retire" | "discard_revision"; words: "retire" | "discard" };

/** The stop before something that cannot be undone. */
export function CardStop({ action, words }: CardStopProps) {
  const ref = useParam("ref");
  const { value: solution, etag } = useSuspenseQuery(solutionQuery(ref)).data;
  const queries = useQueryClient();
  const go = useGo();
  const back = href("supplierSolution", { ref });
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) => takeAction(queries, ref, { action, etag, idempotencyKey }),
    onDone: () => go(back),
  });
  const title = t(`${words}.title`, { name: solution.name });
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
                {t(`${words}.button`)}
              </Button>
              <a className="govuk-link govuk-link--inverse" href={back}>
                {t(`${words}.back`)}
              </a>
            </>
          }
        >
          <p className="govuk-body">{t(`${words}.body`)}</p>
        </InterruptionCard>
      </form>
    </Page>
  );
}
