import type { ReactNode } from "react";
import { classNames } from "./class-names";
import type { LabelSize } from "./label";

export type FieldsetProps = {
  legend?: ReactNode;
  legendSize?: LabelSize | undefined;
  /** The legend is the page's `h1` (question pages). */
  legendIsHeading?: boolean | undefined;
  describedBy?: string | undefined;
  role?: "group" | undefined;
  children?: ReactNode;
};

export function Fieldset(props: FieldsetProps) {
  const { legend, legendSize, legendIsHeading, describedBy, role, children } = props;
  const legendClasses = classNames(
    "govuk-fieldset__legend",
    legendSize && `govuk-fieldset__legend--${legendSize}`,
  );
  return (
    <fieldset className="govuk-fieldset" role={role} aria-describedby={describedBy}>
      {legend !== undefined && (
        <legend className={legendClasses}>
          {legendIsHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
