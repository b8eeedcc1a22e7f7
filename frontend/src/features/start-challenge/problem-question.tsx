import { CharacterCount } from "@/govuk/character-count";
import { Audience } from "@/shared/audience";
import { questionAddress } from "./addresses";
import { unanswered, useAnswers } from "./answers";
import { QuestionPage, useQuestion } from "./question-page";
import { t } from "./texts";

const MOST = 6000;

export function ProblemQuestion() {
  const { answers, change } = useAnswers();
  const form = useQuestion({
    next: questionAddress("capabilities"),
    check: () =>
      answers.problem_today.trim() ? null : unanswered("/problem_today", t("problem.missing")),
  });
  return (
    <QuestionPage title={t("problem.title")} number={2} back={questionAddress()} form={form}>
      <CharacterCount
        {...form.at("/problem_today")}
        label={t("problem.title")}
        labelSize="l"
        labelIsHeading
        hint={t("problem.hint")}
        rows={14}
        maxLength={MOST}
        value={answers.problem_today}
        spellCheck
        before={<Audience kind="everyone" />}
        onChange={(event) => change({ problem_today: event.target.value })}
      />
    </QuestionPage>
  );
}
