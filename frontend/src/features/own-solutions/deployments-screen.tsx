import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { solutionQuery, workingCard } from "./api";
import { crumbsTo } from "./card-page";
import { Deployments } from "./deployments";
import { RaisingEvidence } from "./raising-evidence";
import { t } from "./texts";

function DeploymentsPage() {
  const { value: solution } = useSuspenseQuery(solutionQuery(useParam("ref"))).data;
  const ref = solution.reference;
  const name = workingCard(solution).name;
  const editable = solution.available_actions.includes("edit");
  return (
    <Page
      title={t("deployments.title")}
      record={name}
      crumbs={crumbsTo(ref, name)}
      section={href("supplierSolutions")}
    >
      <h1 className="govuk-heading-l">{t("deployments.title")}</h1>
      <Deployments solution={solution} change={editable} />
      <RaisingEvidence />
      <div className="eme-button-row">
        {editable && (
          <ButtonLink href={href("supplierSolutionDeployment", { ref, id: "new" })}>
            {t("deployment.add")}
          </ButtonLink>
        )}
        <a className="govuk-link" href={href("supplierSolution", { ref })}>
          {t("deployments.done")}
        </a>
      </div>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(solutionQuery(params.ref ?? "")),
  Component: DeploymentsPage,
};
