import { Radios } from "@/govuk/radios";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import { t as words } from "@/shared/texts/question";
import type { Question } from "./api";
import type { DecisionValues } from "./decide";
import { BECAUSE, because, t } from "./texts";

type MergeFieldsProps = {
  form: ProblemForm<DecisionValues>;
  others: readonly Question[];
  /** There are more than those to choose from. */
  more: boolean;
};

/** Which other question it asks too. */
export function MergeFields({ form, others, more }: MergeFieldsProps) {
  return (
    <Radios
      {...form.choice("into")}
      legend={t("into")}
      legendSize="s"
      hint={more ? t("into.more", { count: others.length }) : t("into.hint")}
      small
      items={others.map(({ id, wording, text, status }) => ({
        value: id,
        text: <span className="eme-prose">{wording ?? text}</span>,
        hint: words(`state.${status}`),
      }))}
    />
  );
}

/** Why it stays without an answer: a reason from the list, since words would be news to one. */
export function DeclineFields({ form }: { form: ProblemForm<DecisionValues> }) {
  return (
    <Radios
      {...form.choice("because")}
      legend={t("because")}
      legendSize="s"
      hint={t("because.hint")}
      small
      items={BECAUSE.map((code) => ({ value: code, text: because(code) }))}
    />
  );
}
