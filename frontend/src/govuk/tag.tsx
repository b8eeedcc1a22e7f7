import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TagColour =
  | "grey"
  | "green"
  | "teal"
  | "blue"
  | "purple"
  | "magenta"
  | "red"
  | "orange"
  | "yellow";

type TagProps = {
  colour?: TagColour | undefined;
  classes?: string | undefined;
  children: ReactNode;
};

export function Tag({ colour, classes, children }: TagProps) {
  return (
    <strong className={classNames("govuk-tag", colour && `govuk-tag--${colour}`, classes)}>
      {children}
    </strong>
  );
}
