import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { InterruptionCard } from "@/moj/interruption-card";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import { statusName } from "@/shared/tags";
import { type Deployment, removeDeployment, type Solution } from "./api";
import { userOf } from "./deployments";
import { actionName, t } from "./texts";

type RemoveDeploymentProps = { solution: Solution; deployment: Deployment };

/** The stop before a deployment is taken off a card, which cannot be undone. */
export function RemoveDeployment({ solution, deployment }: RemoveDeploymentProps) {
  const { reference: ref } = solution;
  const { id } = deployment;
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: {},
    submit: () => removeDeployment(queries, ref, id),
    onDone: () => go(href("supplierSolutionDeployments", { ref })),
  });
  const title = t("deployment.remove.title", { organisation: userOf(deployment) });
  const back = href("supplierSolutionDeployment", { ref, id });
  return (
    <Page
      title={title}
      record={solution.name}
      back={{ href: back }}
      section={href("supplierSolutions")}
    >
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
                {t("deployment.remove")}
              </Button>
              <a className="govuk-link govuk-link--inverse" href={back}>
                {t("deployment.remove.back")}
              </a>
            </>
          }
        >
          <p className="govuk-body">{t("deployment.remove.body")}</p>
        </InterruptionCard>
      </form>
    </Page>
  );
}
