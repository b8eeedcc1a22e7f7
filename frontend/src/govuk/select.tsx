import type { SelectHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { Field, type FieldProps, fieldDescribedBy, splitField } from "./form-group";

type Native = Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  "id" | "className" | "children" | "disabled"
>;

export type SelectItem = { value: string; text: string };
export type SelectProps = FieldProps &
  Native & { items: readonly SelectItem[]; classes?: string | undefined };

export function Select({ items, classes, ...props }: SelectProps) {
  const { field, native } = splitField(props);
  return (
    <Field field={field}>
      <select
        {...native}
        className={classNames("govuk-select", classes, field.error && "govuk-select--error")}
        id={field.id}
        name={native.name ?? field.id}
        aria-describedby={fieldDescribedBy(field)}
      >
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
