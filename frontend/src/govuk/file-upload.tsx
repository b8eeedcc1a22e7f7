import type { InputHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, fieldDescribedBy, splitField } from "./form-group";

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className" | "type" | "value">;

export type FileUploadProps = FieldProps & Native & { classes?: string | undefined };

/** A control to choose a file from one's own machine. */
export function FileUpload({ classes, ...props }: FileUploadProps) {
  const { field, native } = splitField(props);
  return (
    <Field field={field}>
      <input
        {...native}
        className={classNames(
          "govuk-file-upload",
          classes,
          field.error && "govuk-file-upload--error",
        )}
        id={field.id}
        name={native.name ?? field.id}
        type="file"
        aria-describedby={fieldDescribedBy(field)}
      />
    </Field>
  );
}
