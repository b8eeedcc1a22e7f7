import { type ChangeEvent, useState } from "react";
import { isProblem } from "@/api/problem";
import { Checkboxes } from "@/govuk/checkboxes";
import type { ProblemForm } from "@/shared/forms/use-problem-form";
import { t } from "./texts";

const YES = "yes";
/** A form whose texts are published without a moderator reading them before. */
export type CheckedValues = {
  wording: string;
  answer: string;
  /** What a correction changes, which is published with it. */
  reason?: string;
  checked: string[];
};

export const isChecked = ({ checked }: CheckedValues): boolean => checked.includes(YES);

/**
 * Whether something was found in the texts that looks like a person or the asker: then whoever
 * writes looks at it and says so. `finding` wraps the sending.
 */
export function useFound() {
  const [found, setFound] = useState(false);
  async function finding<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (problem) {
      if (isProblem(problem, 409) && problem.errors.length > 0) setFound(true);
      throw problem;
    }
  }
  return { found, finding };
}

type CheckedName = Exclude<keyof CheckedValues, "checked">;

/** The part of a form that is checked, whatever else it holds. */
export type CheckedForm = {
  values: CheckedValues;
  set: (change: Partial<CheckedValues>) => void;
  at: ProblemForm<CheckedValues>["at"];
};

/** Props of a text that is checked: what is changed after the check has to be checked again. */
export function checkedText({ values, set, at }: CheckedForm, name: CheckedName) {
  return {
    ...at(`/${name}`),
    name,
    value: values[name] ?? "",
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) =>
      set({ [name]: event.target.value, checked: [] }),
  };
}

/** "I have checked this text", once there is something to check. */
export function CheckedBox({ form: { values, set } }: { form: CheckedForm }) {
  return (
    <Checkboxes
      id="checked"
      items={[{ value: YES, text: t("checked"), hint: t("checked.hint") }]}
      value={values.checked}
      onChange={(checked) => set({ checked })}
    />
  );
}
