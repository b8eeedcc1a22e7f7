import type { ReactNode } from "react";
import { classNames } from "./class-names";

type HintProps = { id?: string; classes?: string; children: ReactNode };

export function Hint({ id, classes, children }: HintProps) {
  return (
    <div id={id} className={classNames("govuk-hint", classes)}>
      {children}
    </div>
  );
}
