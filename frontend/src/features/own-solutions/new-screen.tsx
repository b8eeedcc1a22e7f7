import { useQueryClient } from "@tanstack/react-query";
import { Input } from "@/govuk/input";
import { Audience } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { startSolution } from "./api";
import { errorWords, t } from "./texts";

function NewSolution() {
  const queries = useQueryClient();
  const go = useGo();
  const form = useProblemForm({
    initial: { name: "" },
    submit: ({ name }, { idempotencyKey }) => startSolution(queries, name, idempotencyKey),
    words: errorWords,
    onDone: ({ value }) => go(href("supplierSolution", { ref: value.reference })),
  });
  return (
    <Page
      title={t("new.title")}
      back={{ href: href("supplierSolutions") }}
      section={href("supplierSolutions")}
    >
      <FormProblem form={form} />
      <TwoThirds>
        <form {...form.form}>
          <Input
            {...form.text("name")}
            label={t("new.title")}
            labelSize="l"
            labelIsHeading
            hint={t("new.hint")}
            before={<Audience kind="everyone" />}
            spellCheck
          />
          <SubmitButton busy={form.busy}>{t("new.button")}</SubmitButton>
        </form>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = { Component: NewSolution };
