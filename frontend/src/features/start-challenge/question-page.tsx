import type { ReactNode } from "react";
import type { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { type ProblemForm, useProblemForm } from "@/shared/forms/use-problem-form";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useGo } from "@/shared/routing";
import { t } from "./texts";

type Nothing = Record<string, never>;

type QuestionOptions = { next: string; check: () => ApiProblem | null };

/** One of the three questions: goes on when it is answered. */
export function useQuestion({ next, check }: QuestionOptions): ProblemForm<Nothing> {
  const go = useGo();
  return useProblemForm<Nothing, void>({
    initial: {},
    submit: async () => {
      const problem = check();
      if (problem) throw problem;
    },
    onDone: () => go(next),
  });
}

type QuestionPageProps = {
  title: string;
  number: number;
  back: string;
  form: ProblemForm<Nothing>;
  children: ReactNode;
};

export function QuestionPage({ title, number, back, form, children }: QuestionPageProps) {
  return (
    <Page title={title} back={{ href: back, text: t("back") }} section={href("forceChallenges")}>
      <TwoThirds>
        <FormProblem form={form} />
        <form {...form.form}>
          <span className="govuk-caption-l">{t("question", { number })}</span>
          {children}
          <p className="govuk-body">{t("visibility")}</p>
          <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
        </form>
      </TwoThirds>
    </Page>
  );
}
