import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { InterruptionCard } from "@/moj/interruption-card";
import { formatMoment } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type ResponseView, responseQuery, takeAction } from "./api";
import { stateName, t } from "./record-texts";
import { actionName } from "./texts";

/** What withdrawing does, as the challenge stands now. */
function consequence({ challenge }: ResponseView): string[] {
  const { status, responses_close_at: closes } = challenge;
  const force = challenge.lead_force.name;
  if (status === "open" && closes) {
    return [t("withdraw.body", { force }), t("withdraw.later", { moment: formatMoment(closes) })];
  }
  return [t("withdraw.opened", { force }), t("withdraw.never")];
}

function Withdraw() {
  const ref = useParam("ref");
  const { value: response, etag } = useSuspenseQuery(responseQuery(ref)).data;
  const queries = useQueryClient();
  const go = useGo();
  const back = href("supplierResponse", { ref });
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      takeAction(queries, ref, { action: "withdraw", etag, idempotencyKey }),
    onDone: () => go(back),
  });
  return (
    <Page
      title={t("withdraw.title")}
      record={response.challenge.title}
      back={{ href: back }}
      section={href("supplierResponses")}
    >
      <FormProblem form={form} stateName={stateName} actionName={actionName} />
      <form {...form.form}>
        <InterruptionCard
          heading={t("withdraw.title")}
          actions={
            <>
              <Button variant="inverse" aria-busy={form.busy || undefined}>
                {t("withdraw.button")}
              </Button>
              <a className="govuk-link govuk-link--inverse" href={back}>
                {t("withdraw.back")}
              </a>
            </>
          }
        >
          {consequence(response).map((sentence) => (
            <p className="govuk-body" key={sentence}>
              {sentence}
            </p>
          ))}
        </InterruptionCard>
      </form>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(responseQuery(params.ref ?? "")),
  Component: Withdraw,
};
