import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type LabelSize = "s" | "m" | "l" | "xl";

export type LabelProps = {
  htmlFor?: string | undefined;
  size?: LabelSize | undefined;
  /** The label is the page's `h1` (question pages). */
  isHeading?: boolean | undefined;
  children: ReactNode;
};

export function Label({ htmlFor, size, isHeading, children }: LabelProps) {
  const label = (
    <label className={classNames("govuk-label", size && `govuk-label--${size}`)} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return isHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
