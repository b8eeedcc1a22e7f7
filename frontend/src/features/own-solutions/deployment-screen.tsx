import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { NotFoundPage } from "@/shared/problem-pages";
import { useGo, useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { statusName } from "@/shared/tags";
import { forcesQuery, sectorsQuery } from "@/shared/vocabulary";
import { type Deployment, type Solution, saveDeployment, solutionQuery } from "./api";
import { DeploymentFields } from "./deployment-fields";
import { deploymentEdit, deploymentValues } from "./deployment-values";
import { RemoveDeployment } from "./remove-deployment";
import { actionName, errorWords, t } from "./texts";

const NEW = "new";

function DeploymentScreen() {
  const id = useParam("id");
  const removing = useQueryParams().get("remove") === "yes";
  const { value: solution, etag } = useSuspenseQuery(solutionQuery(useParam("ref"))).data;
  const deployment = solution.deployments.find((one) => one.id === id);
  const editable = solution.available_actions.includes("edit");
  if (!editable || (id !== NEW && !deployment)) return <NotFoundPage />;
  if (removing && deployment) return <RemoveDeployment {...{ solution, deployment }} />;
  return <DeploymentForm key={id} {...{ solution, deployment, etag }} />;
}

type DeploymentFormProps = {
  solution: Solution;
  deployment: Deployment | undefined;
  etag: string;
};

function DeploymentForm({ solution, deployment, etag: first }: DeploymentFormProps) {
  const ref = solution.reference;
  const id = deployment?.id ?? null;
  const [etag] = useState(first);
  const queries = useQueryClient();
  const go = useGo();
  const back = href("supplierSolutionDeployments", { ref });
  const form = useProblemForm({
    initial: deploymentValues(deployment),
    submit: (values, { idempotencyKey }) =>
      saveDeployment(queries, { ref, id }, deploymentEdit(values), { etag, idempotencyKey }),
    words: errorWords,
    onDone: () => go(back),
  });
  const title = t(id === null ? "deployment.add" : "deployment.edit");
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
      <TwoThirds>
        <form {...form.form}>
          <span className="govuk-caption-l">{solution.name}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <DeploymentFields form={form} solution={solution} />
          <div className="eme-button-row">
            <SubmitButton busy={form.busy}>{t("deployment.save")}</SubmitButton>
            {id !== null && (
              <a
                className="govuk-link"
                href={href("supplierSolutionDeployment", { ref, id }, { remove: "yes" })}
              >
                {t("deployment.remove")}
              </a>
            )}
          </div>
        </form>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) =>
    Promise.all([
      queries.fetchQuery({ ...solutionQuery(params.ref ?? ""), staleTime: 0 }),
      queries.fetchQuery(sectorsQuery),
      queries.fetchQuery(forcesQuery),
    ]),
  Component: DeploymentScreen,
};
