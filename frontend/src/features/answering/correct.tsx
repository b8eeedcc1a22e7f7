import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Versioned } from "@/api/client";
import { isProblem } from "@/api/problem";
import { CharacterCount } from "@/govuk/character-count";
import { Audience, readersOf } from "@/shared/audience";
import { formatStamp } from "@/shared/dates";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import type { Challenge } from "@/shared/records";
import { useGo } from "@/shared/routing";
import { decide, type Question, type QuestionWish } from "./api";
import { CheckedBox, checkedText, isChecked, useFound } from "./checked";
import { Late } from "./late";
import { PublishedFields } from "./published-fields";
import { actionName, stateName, t, wordsAt } from "./texts";

const LONGEST_REASON = 500;

type CorrectProps = { challenge: Challenge; question: Versioned<Question> };

/** Change a published answer: what stood there before stays readable, and why it was changed. */
export function Correct({ challenge, question }: CorrectProps) {
  const { value } = question;
  const ref = value.challenge.reference;
  const [before] = useState({ wording: value.wording ?? "", answer: value.answer ?? "" });
  const queries = useQueryClient();
  const go = useGo();
  const { found, finding } = useFound();
  const form = useProblemForm({
    initial: { ...before, reason: "", checked: [] as string[] },
    submit: (values, { idempotencyKey }) => {
      const { wording, answer, reason } = values;
      const wish = { wording, answer, reason, checked: isChecked(values) };
      return finding(() => correct(queries, question, wish, idempotencyKey));
    },
    onDone: () => go(href("challengeManageQuestions", { ref }, { done: value.id })),
    words: wordsAt,
  });
  const { wording, answer, reason } = form.values;
  const typed = wording !== before.wording || answer !== before.answer || reason !== "";
  useAskBeforeLeaving(!form.busy && typed);
  return (
    <TwoThirds>
      <h2 className="govuk-heading-m">{t("correct")}</h2>
      <p className="govuk-body">{t("correct.body")}</p>
      <FormProblem form={form} stateName={stateName} actionName={actionName} />
      <Late problem={form.problem} id={value.id} />
      {isProblem(form.problem, 412) && <Theirs question={value} />}
      <form {...form.form} className="eme-no-print">
        <PublishedFields form={form} challenge={challenge} />
        <CharacterCount
          {...checkedText(form, "reason")}
          label={t("reason")}
          labelSize="s"
          hint={t("reason.hint")}
          before={<Audience kind={readersOf(challenge)} />}
          rows={3}
          spellCheck
          maxLength={LONGEST_REASON}
        />
        {found && <CheckedBox form={form} />}
        <SubmitButton busy={form.busy}>{t("button.correct")}</SubmitButton>
      </form>
    </TwoThirds>
  );
}

/** Send a correction; when somebody was first (412), theirs is read before that is told. */
async function correct(
  queries: QueryClient,
  question: Versioned<Question>,
  wish: Omit<QuestionWish, "action">,
  idempotencyKey: string,
): Promise<void> {
  try {
    await decide(queries, question, { action: "correct", ...wish }, idempotencyKey);
  } catch (problem) {
    if (isProblem(problem, 412)) {
      await queries.invalidateQueries({ queryKey: ["question", question.value.id] });
    }
    throw problem;
  }
}

/** What a colleague published while the reader was writing; what the reader typed stays. */
function Theirs({ question }: { question: Question }) {
  const { wording, answer, changed_at: changed } = question;
  return (
    <section aria-labelledby="theirs">
      <h3 className="govuk-heading-s" id="theirs">
        {t("theirs", { at: formatStamp(changed ?? question.asked_at) })}
      </h3>
      <p className="govuk-body govuk-!-font-weight-bold eme-prose">{wording}</p>
      <Prose text={answer ?? ""} />
      <p className="govuk-body">{t("theirs.yours")}</p>
    </section>
  );
}
