import type { AudienceKind } from "@/shared/audience";
import { term } from "@/shared/texts/terms";
import type { Edit } from "./edit";
import type { Field } from "./fields";
import { t, choices as words } from "./texts-fields";

/** What every control of a draft gets. */
export type ControlProps<F extends Field = Field> = {
  field: F;
  edit: Edit;
  onChange: (edit: Edit) => void;
  /** Leaving the control saves. */
  onBlur: () => void;
  errorAt: (path: string) => string | undefined;
  audience: AudienceKind;
  /** The only field of its page: its label is the heading. */
  alone: boolean;
};

/** The word for a value that one chooses. */
export function choiceText(kind: string, value: string): string {
  const key = `${kind}.${value}`;
  return words.has(key) ? words(key) : term(kind, value);
}

export function choiceHint(kind: string, value: string): string | undefined {
  const key = `${kind}.${value}.hint`;
  return words.has(key) ? words(key) : undefined;
}

/** The hint of a field, if it has one. */
export function hintOf({ path }: Field): string | undefined {
  const key = `${path}.hint`;
  return t.has(key) ? t(key) : undefined;
}
