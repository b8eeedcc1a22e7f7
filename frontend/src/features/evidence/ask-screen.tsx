import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { Button } from "@/govuk/button";
import { InterruptionCard } from "@/moj/interruption-card";
import { askForContact } from "@/shared/deployment-records";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo, useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { t } from "./texts";

const productQuery = (ref: string) =>
  queryOptions({
    queryKey: ["solution", ref, "name"],
    queryFn: () =>
      body(
        api.GET("/api/v1/solutions/{solution_ref}", { params: { path: { solution_ref: ref } } }),
      ),
  });

/** The stop before a force asks who uses a product. */
function Ask() {
  const [ref, id] = [useParam("ref"), useParam("id")];
  const { name } = useSuspenseQuery(productQuery(ref)).data;
  const queries = useQueryClient();
  const go = useGo();
  const back = href("solution", { ref });
  const title = t("ask.title", { product: name });
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) => askForContact(id, idempotencyKey),
    onDone: async (asked) => {
      await queries.invalidateQueries({ queryKey: ["contacts"] });
      await go(href("contactRequest", { id: asked.id }));
    },
  });
  return (
    <Page title={title} back={{ href: back, text: t("ask.back") }} section={href("solutions")}>
      <FormProblem form={form} />
      <form {...form.form}>
        <InterruptionCard
          heading={title}
          actions={
            <>
              <Button variant="inverse" aria-busy={form.busy || undefined}>
                {t("ask.button")}
              </Button>
              <a className="govuk-link govuk-link--inverse" href={back}>
                {t("ask.back")}
              </a>
            </>
          }
        >
          <p className="govuk-body">{t("ask.body")}</p>
          <p className="govuk-body">{t("ask.no.text")}</p>
        </InterruptionCard>
      </form>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params, queries }) => queries.fetchQuery(productQuery(params.ref ?? "")),
  Component: Ask,
};
