import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "@/api/problem";
import { ButtonGroup } from "@/govuk/button";
import { Checkboxes } from "@/govuk/checkboxes";
import { ErrorMessage } from "@/govuk/error-message";
import { SummaryList } from "@/govuk/summary-list";
import { Audience, readersOf } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { href } from "@/shared/paths";
import { challengeQuery } from "@/shared/records";
import { useGo } from "@/shared/routing";
import { askQuestion, questionsKey } from "./api";
import { AskPage, askAddress, type StepProps } from "./ask-page";
import { useWindow } from "./question-window";
import { SimilarAnswers } from "./similar-answers";
import { t } from "./texts-ask";

const isAboutText = ({ pointer }: { pointer: string }): boolean => pointer === "/text";

/** Send the question, and learn from a refusal what the page has to show. */
function useSending({ challenge: { reference: ref }, wish, change }: StepProps) {
  const queries = useQueryClient();
  const go = useGo();
  const [found, setFound] = useState(false);
  const form = useProblemForm({
    initial: { text: wish.text, checked: [] as string[] },
    submit: async ({ text, checked }, { idempotencyKey }) => {
      try {
        return await askQuestion(ref, { text, checked: checked.length > 0, idempotencyKey });
      } catch (error) {
        if (isProblem(error, 409)) {
          if (error.errors.some(isAboutText)) setFound(true);
          // Too late: the page that says so keeps what was typed.
          else if (error.text("state")) await queries.invalidateQueries(challengeQuery(ref));
        }
        throw error;
      }
    },
    onDone: async (sent) => {
      await queries.invalidateQueries({ queryKey: questionsKey(ref) });
      change({ text: "", similar: undefined, sent });
      await go(askAddress(ref, "sent"), { replace: true });
    },
    words: ({ pointer, code }) =>
      pointer === "/supplier" && code === "unverified" ? t("unverified.refused") : undefined,
  });
  return { form, found };
}

/** What is like it, then the question as it will be sent. */
export function AskCheck(props: StepProps) {
  const { challenge, wish } = props;
  const { reference: ref } = challenge;
  const { form, found } = useSending(props);
  const { notice } = useWindow(challenge);
  const change = askAddress(ref);
  const wrong = form.errors.filter(({ id }) => id === "text");
  return (
    <AskPage
      challenge={challenge}
      title={t("check.title")}
      back={change}
      above={
        <>
          {notice}
          <FormProblem form={form} />
        </>
      }
    >
      <h1 className="govuk-heading-l">{t("check.title")}</h1>
      <SimilarAnswers similar={wish.similar} />
      <form {...form.form}>
        <SummaryList
          classes="eme-summary"
          rows={[
            {
              key: t("check.text"),
              value: (
                <div id="text" tabIndex={-1}>
                  {wrong.map(({ text }) => (
                    <ErrorMessage key={text}>{text}</ErrorMessage>
                  ))}
                  <span className="eme-prose">{wish.text}</span>
                </div>
              ),
              actions: [{ text: t("check.change"), hidden: t("check.change.what"), href: change }],
            },
          ]}
        />
        <Audience kind={readersOf(challenge)} before={t("audience.before")} />
        {found && (
          <Checkboxes
            {...form.choices("checked")}
            legend={t("checked.legend")}
            legendSize="s"
            hint={t("checked.hint")}
            items={[{ value: "checked", text: t("checked") }]}
          />
        )}
        <ButtonGroup>
          <SubmitButton busy={form.busy}>{t("check.send")}</SubmitButton>
          <a className="govuk-link" href={href("challengeQuestions", { ref })}>
            {t("check.not")}
          </a>
        </ButtonGroup>
      </form>
    </AskPage>
  );
}
