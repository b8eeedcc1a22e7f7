import type { ReactNode } from "react";
import { classNames, describedBy } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Hint } from "./hint";
import { Label, type LabelSize } from "./label";

/** What every single-control field takes. Ids of hint and message follow from the field's id. */
export type FieldProps = {
  id: string;
  label: ReactNode;
  labelSize?: LabelSize | undefined;
  labelIsHeading?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** Further ids that describe the control. */
  describedBy?: string | undefined;
  /** Content between hint and control. */
  before?: ReactNode;
  /** Content after the control. */
  after?: ReactNode;
  groupClasses?: string | undefined;
};

type FormGroupProps = {
  error?: string | undefined;
  classes?: string | undefined;
  children: ReactNode;
};

export function FormGroup({ error, classes, children }: FormGroupProps) {
  return (
    <div className={classNames("govuk-form-group", error && "govuk-form-group--error", classes)}>
      {children}
    </div>
  );
}

/** The group of one labelled control: label, hint, message, control. */
export function Field({ field, children }: { field: FieldProps; children: ReactNode }) {
  const { id, label, labelSize, labelIsHeading, hint, error, before, after, groupClasses } = field;
  return (
    <FormGroup error={error} classes={groupClasses}>
      <Label htmlFor={id} size={labelSize} isHeading={labelIsHeading}>
        {label}
      </Label>
      {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {before}
      {children}
      {after}
    </FormGroup>
  );
}

/** Part the field's own props from those that go to the native control. */
export function splitField<P extends FieldProps>(props: P) {
  const { id, label, labelSize, labelIsHeading, hint, error, ...others } = props;
  const { describedBy: more, before, after, groupClasses, ...native } = others;
  const field: FieldProps = {
    ...{ id, label, labelSize, labelIsHeading, hint, error },
    ...{ describedBy: more, before, after, groupClasses },
  };
  return { field, native };
}

/** The ids of hint and message of a field, for `aria-describedby`. */
export function fieldDescribedBy(field: Omit<FieldProps, "label">): string | undefined {
  const { id, hint, error } = field;
  return describedBy(field.describedBy, hint !== undefined && `${id}-hint`, error && `${id}-error`);
}
