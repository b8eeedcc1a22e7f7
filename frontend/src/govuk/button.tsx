import type { ButtonHTMLAttributes, KeyboardEvent, ReactNode } from "react";
import { classNames } from "./class-names";

type Look = {
  variant?: "secondary" | "warning" | "inverse" | undefined;
  classes?: string | undefined;
  children: ReactNode;
};

const classesOf = ({ variant, classes }: Omit<Look, "children">): string =>
  classNames("govuk-button", variant && `govuk-button--${variant}`, classes);

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "disabled">;

/** A button; submits its form unless another type is given. Never disabled: it answers instead. */
export function Button({ variant, classes, type = "submit", children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classesOf({ variant, classes })}>
      {children}
    </button>
  );
}

function pressOnSpace(event: KeyboardEvent<HTMLAnchorElement>) {
  if (event.key !== " ") return;
  event.preventDefault();
  event.currentTarget.click();
}

/** A link to a page where something is done, in the look of a button. */
export function ButtonLink({ variant, classes, href, children }: Look & { href: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it leads to a page, and looks like a button.
    <a
      href={href}
      role="button"
      draggable="false"
      className={classesOf({ variant, classes })}
      onKeyDown={pressOnSpace}
    >
      {children}
    </a>
  );
}

/** Buttons and links in one row. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}
