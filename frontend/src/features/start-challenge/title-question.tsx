import { Input } from "@/govuk/input";
import { Audience } from "@/shared/audience";
import { href } from "@/shared/paths";
import { questionAddress } from "./addresses";
import { unanswered, useAnswers } from "./answers";
import { QuestionPage, useQuestion } from "./question-page";
import { t } from "./texts";

export function TitleQuestion() {
  const { answers, change } = useAnswers();
  const form = useQuestion({
    next: questionAddress("problem"),
    check: () => (answers.title.trim() ? null : unanswered("/title", t("title.missing"))),
  });
  return (
    <QuestionPage title={t("title.title")} number={1} back={href("forceHome")} form={form}>
      <Input
        {...form.at("/title")}
        label={t("title.title")}
        labelSize="l"
        labelIsHeading
        hint={t("title.hint")}
        value={answers.title}
        spellCheck
        before={<Audience kind="everyone" />}
        onChange={(event) => change({ title: event.target.value })}
      />
    </QuestionPage>
  );
}
