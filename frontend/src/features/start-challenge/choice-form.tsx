import { useRef } from "react";
import type { Versioned } from "@/api/client";
import { Radios } from "@/govuk/radios";
import { Select } from "@/govuk/select";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useGo } from "@/shared/routing";
import type { SimilarChallenge } from "@/shared/similar-list";
import { type Answers, unanswered, useAnswers } from "./answers";
import { copyInto, type SimilarChoice, startDraft } from "./api";
import { t } from "./texts";

const CHOICES = ["go_on", "copy", "join", "follow"] as const satisfies readonly SimilarChoice[];

type ChoiceFormProps = {
  answers: Answers;
  /** Null when they could not be looked for. */
  similar: readonly SimilarChallenge[] | null;
};

type Values = { choice: string | null; copy: string; join: string; follow: string };

/** The draft that was made, or the challenge of another force to go to. */
type Result = { draft: Challenge } | { other: string };

/** What to do after looking at similar challenges. */
export function ChoiceForm({ answers, similar }: ChoiceFormProps) {
  const go = useGo();
  const { forget } = useAnswers();
  const items = similar ?? [];
  // A draft whose filling failed is filled at the next try, not made twice.
  const made = useRef<Versioned<Challenge> | null>(null);
  const form = useProblemForm<Values, Result>({
    initial: { choice: "go_on", copy: "", join: "", follow: "" },
    submit: (values, { idempotencyKey }) => take(values, idempotencyKey),
    onDone: async (result) => {
      if ("other" in result) {
        await go(href("challenge", { ref: result.other }));
        return;
      }
      await go(href("draft", { ref: result.draft.reference }));
      forget();
    },
  });

  async function take({ choice, ...which }: Values, idempotencyKey: string): Promise<Result> {
    const wanted = CHOICES.find((one) => one === choice) ?? "go_on";
    const other = wanted === "go_on" ? "" : which[wanted];
    if (wanted !== "go_on" && !other) throw unanswered(`/${wanted}`, t("which.missing"));
    if (wanted === "join" || wanted === "follow") return { other };
    const seen = items.map(({ challenge }) => challenge.id);
    const looked = { seen, choice: similar ? wanted : null };
    made.current ??= await startDraft(answers, looked, idempotencyKey);
    if (other) await copyInto(made.current, other);
    return { draft: made.current.value };
  }

  const which = (choice: "copy" | "join" | "follow") => (
    <Select
      {...form.text(choice)}
      label={t("which.label")}
      items={[
        { value: "", text: t("which.choose") },
        ...items.map(({ challenge }) => ({ value: challenge.reference, text: challenge.title })),
      ]}
    />
  );
  return (
    <>
      <FormProblem form={form} />
      <form {...form.form}>
        {items.length > 0 && (
          <Radios
            {...form.choice("choice")}
            legend={t("choice.title")}
            legendSize="m"
            items={CHOICES.map((value) => ({
              value,
              text: t(`choice.${value}`),
              hint: t(`choice.${value}.hint`),
              ...(value === "go_on" ? {} : { conditional: which(value) }),
            }))}
          />
        )}
        <SubmitButton busy={form.busy}>{t("continue")}</SubmitButton>
      </form>
    </>
  );
}
