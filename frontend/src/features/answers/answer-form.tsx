import { CharacterCount } from "@/govuk/character-count";
import { Checkboxes } from "@/govuk/checkboxes";
import { Input } from "@/govuk/input";
import { Select } from "@/govuk/select";
import { Textarea } from "@/govuk/textarea";
import { PARTS } from "@/shared/answers/api";
import { t as words } from "@/shared/answers/texts";
import { Audience } from "@/shared/audience";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import type { KeepWish } from "./api";
import { t } from "./texts";

const LONGEST = 6000;

export const EMPTY: KeepWish = {
  part: "outcomes",
  title: "",
  text: "",
  note: "",
  confidential: false,
};

/** The fields of a kept answer. */
export function AnswerForm({ form }: { form: ProblemForm<KeepWish> }) {
  const { values, set } = form;
  return (
    <>
      <FormProblem form={form} />
      <form {...form.form}>
        <Input {...form.text("title")} label={t("form.title")} hint={t("form.title.hint")} />
        <Select
          {...form.at("/part")}
          label={t("form.part")}
          items={PARTS.map((value) => ({ value, text: words(`part.${value}`) }))}
          value={values.part}
          onChange={(event) => set({ part: event.target.value as KeepWish["part"] })}
        />
        <CharacterCount
          {...form.text("text")}
          label={t("form.text")}
          before={<Audience kind="organisation" />}
          rows={10}
          spellCheck
          maxLength={LONGEST}
        />
        <Textarea
          {...form.text("note")}
          label={t("form.note")}
          hint={t("form.note.hint")}
          before={<Audience kind="organisation" />}
          rows={2}
          spellCheck
        />
        <Checkboxes
          id="confidential"
          items={[
            {
              value: "yes",
              text: t("form.confidential"),
              hint: t("form.confidential.hint"),
            },
          ]}
          value={values.confidential ? ["yes"] : []}
          onChange={(chosen) => set({ confidential: chosen.length > 0 })}
        />
        <SubmitButton busy={form.busy}>{t("form.save")}</SubmitButton>
      </form>
    </>
  );
}
