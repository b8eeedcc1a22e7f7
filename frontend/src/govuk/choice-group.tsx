import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Fieldset, type FieldsetProps } from "./fieldset";
import { type FieldProps, FormGroup, fieldDescribedBy } from "./form-group";
import { Hint } from "./hint";

/** One radio or checkbox. */
export type Choice = {
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  /** Shown while this one is chosen. */
  conditional?: ReactNode;
  /** A word such as "or" before this one. */
  divider?: string | undefined;
};

/** What radios and checkboxes have in common; the legend takes the place of the label. */
export type ChoiceGroupProps = Omit<FieldProps, "label" | "labelSize" | "labelIsHeading"> & {
  name?: string | undefined;
  legend?: FieldsetProps["legend"];
  legendSize?: FieldsetProps["legendSize"];
  legendIsHeading?: FieldsetProps["legendIsHeading"];
  items: readonly Choice[];
  small?: boolean | undefined;
  classes?: string | undefined;
};

/** The first choice has the field's own id, so that the error summary can link to it; dividers count. */
export function choiceId(id: string, items: readonly Choice[], index: number): string {
  const dividers = items.slice(0, index + 1).filter((item) => item.divider).length;
  return index === 0 ? id : `${id}-${index + dividers + 1}`;
}

/** Group, legend, hint and message around the choices. */
export function ChoiceGroup({ group, children }: { group: ChoiceGroupProps; children: ReactNode }) {
  const { id, hint, error, before, after, groupClasses, legend } = group;
  const described = fieldDescribedBy(group);
  const inside = (
    <>
      {hint !== undefined && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {before}
      {children}
      {after}
    </>
  );
  return (
    <FormGroup error={error} classes={groupClasses}>
      {legend === undefined ? (
        inside
      ) : (
        <Fieldset
          legend={legend}
          legendSize={group.legendSize}
          legendIsHeading={group.legendIsHeading}
          describedBy={described}
        >
          {inside}
        </Fieldset>
      )}
    </FormGroup>
  );
}

type RowProps = {
  kind: "radios" | "checkboxes";
  id: string;
  choice: Choice;
  checked: boolean;
  input: ReactNode;
};

/** One choice with label, hint and what it reveals. */
export function ChoiceRow({ kind, id, choice, checked, input }: RowProps) {
  const block = `govuk-${kind}`;
  const { text, hint, conditional, divider } = choice;
  return (
    <>
      {divider && <div className={`${block}__divider`}>{divider}</div>}
      <div className={`${block}__item`}>
        {input}
        <label className={classNames("govuk-label", `${block}__label`)} htmlFor={id}>
          {text}
        </label>
        {hint !== undefined && (
          <Hint id={`${id}-item-hint`} classes={`${block}__hint`}>
            {hint}
          </Hint>
        )}
      </div>
      {conditional !== undefined && (
        <div
          className={classNames(
            `${block}__conditional`,
            !checked && `${block}__conditional--hidden`,
          )}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  );
}
