import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, fieldDescribedBy, splitField } from "./form-group";

type Native = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "id" | "className" | "placeholder" | "disabled" | "width" | "prefix"
>;

export type InputProps = FieldProps &
  Native & {
    /** Width in characters. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
    prefix?: ReactNode;
    suffix?: ReactNode;
    classes?: string | undefined;
  };

export function Input({ width, prefix, suffix, classes, type = "text", ...props }: InputProps) {
  const { field, native } = splitField(props);
  const control = (
    <input
      {...native}
      className={classNames(
        "govuk-input",
        classes,
        width && `govuk-input--width-${width}`,
        field.error && "govuk-input--error",
      )}
      id={field.id}
      name={native.name ?? field.id}
      type={type}
      aria-describedby={fieldDescribedBy(field)}
    />
  );
  return <Field field={field}>{wrapped(control, prefix, suffix)}</Field>;
}

function wrapped(control: ReactNode, prefix: ReactNode, suffix: ReactNode): ReactNode {
  if (prefix === undefined && suffix === undefined) return control;
  return (
    <div className="govuk-input__wrapper">
      {prefix !== undefined && (
        <div className="govuk-input__prefix" aria-hidden="true">
          {prefix}
        </div>
      )}
      {control}
      {suffix !== undefined && (
        <div className="govuk-input__suffix" aria-hidden="true">
          {suffix}
        </div>
      )}
    </div>
  );
}
