import type { TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, fieldDescribedBy, splitField } from "./form-group";

type Native = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  "id" | "className" | "placeholder" | "disabled"
>;

export type TextareaProps = FieldProps & Native & { classes?: string | undefined };

export function Textarea({ classes, rows = 5, ...props }: TextareaProps) {
  const { field, native } = splitField(props);
  return (
    <Field field={field}>
      <textarea
        {...native}
        className={classNames("govuk-textarea", field.error && "govuk-textarea--error", classes)}
        id={field.id}
        name={native.name ?? field.id}
        rows={rows}
        aria-describedby={fieldDescribedBy(field)}
      />
    </Field>
  );
}
