import type { ReactNode } from "react";
import { classNames } from "./class-names";

export function InsetText({ classes, children }: { classes?: string; children: ReactNode }) {
  return <div className={classNames("govuk-inset-text", classes)}>{children}</div>;
}
