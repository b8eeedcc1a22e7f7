import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Versioned } from "@/api/client";
import { InsetText } from "@/govuk/inset-text";
import { Radios } from "@/govuk/radios";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useGo } from "@/shared/routing";
import { decide, othersQuery, type Question, type QuestionWish } from "./api";
import { CheckedBox, isChecked, useFound } from "./checked";
import { DeclineFields, MergeFields } from "./decision-fields";
import { Late } from "./late";
import { PublishedFields } from "./published-fields";
import { actionName, type Because, stateName, t, wordsAt } from "./texts";

const DECISIONS = ["answer", "merge", "decline"] as const;
type Decision = (typeof DECISIONS)[number];

/** What is filled in; only what belongs to the decision is sent. */
export type DecisionValues = {
  action: string | null;
  wording: string;
  answer: string;
  into: string | null;
  because: Because | null;
  checked: string[];
};

const NONE = { items: [] as readonly Question[], total: 0 };

type DecideProps = { challenge: Challenge; question: Versioned<Question> };

/** Answer a question, say which other one it asks too, or leave it unanswered. */
export function Decide({ challenge, question }: DecideProps) {
  const { value } = question;
  const ref = value.challenge.reference;
  const asked = value.text ?? "";
  const queries = useQueryClient();
  const go = useGo();
  const { found, finding } = useFound();
  const form = useProblemForm<DecisionValues, void>({
    initial: { action: null, wording: asked, answer: "", into: null, because: null, checked: [] },
    submit: (values, { idempotencyKey }) =>
      finding(() => decide(queries, question, wishOf(values), idempotencyKey)),
    onDone: () => go(href("challengeManageQuestions", { ref }, { done: value.id })),
    words: wordsAt,
  });
  const { values } = form;
  const merges = value.available_actions.includes("merge");
  const { items, total } = useQuery({ ...othersQuery(ref), enabled: merges }).data ?? NONE;
  const others = items.filter(({ id }) => id !== value.id);
  const fields = {
    answer: (
      <>
        <PublishedFields form={form} challenge={challenge} />
        {found && <CheckedBox form={form} />}
      </>
    ),
    merge: <MergeFields form={form} others={others} more={total > items.length} />,
    decline: <DeclineFields form={form} />,
  };
  const open = DECISIONS.filter(
    (action) =>
      value.available_actions.includes(action) && (action !== "merge" || others.length > 0),
  );
  const chosen = open.find((action) => action === values.action);
  useAskBeforeLeaving(!form.busy && (values.answer !== "" || values.wording !== asked));
  return (
    <TwoThirds>
      <FormProblem form={form} stateName={stateName} actionName={actionName} />
      <Late problem={form.problem} id={value.id} />
      {open.includes("answer") ? (
        <InsetText>{t(`readers.${challenge.visibility}`)}</InsetText>
      ) : (
        <p className="govuk-body">{t("moderator", { force: value.challenge.lead_force })}</p>
      )}
      <form {...form.form} className="eme-no-print">
        <Radios
          {...form.choice("action")}
          legend={t("decision")}
          legendSize="m"
          items={open.map((action) => ({
            value: action,
            text: t(`decision.${action}`),
            hint: t(`decision.${action}.hint`),
            // Only what the chosen one needs is asked for.
            conditional: action === chosen ? fields[action] : undefined,
          }))}
        />
        <SubmitButton busy={form.busy}>
          {t(chosen ? `button.${chosen}` : "button.none")}
        </SubmitButton>
      </form>
    </TwoThirds>
  );
}

function wishOf(values: DecisionValues): QuestionWish {
  const { action, wording, answer, into, because } = values;
  const wish = { action: (action ?? "") as Decision };
  switch (action) {
    case "answer":
      return { ...wish, wording, answer, checked: isChecked(values) };
    case "merge":
      return { ...wish, into };
    case "decline":
      return { ...wish, because };
    default:
      return wish;
  }
}
