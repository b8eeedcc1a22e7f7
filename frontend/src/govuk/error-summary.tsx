import { type MouseEvent, useLayoutEffect, useRef } from "react";
import { t } from "./texts";

export type SummaryError = { text: string; href?: string | undefined };

/** Focus the control and bring its label or legend into view (GOV.UK's focus rules). */
export function focusField(id: string): boolean {
  const control = document.getElementById(id);
  if (!control) return false;
  const legend = control.closest("fieldset")?.querySelector("legend");
  const label = (control as Partial<HTMLInputElement>).labels?.[0];
  (legend ?? label ?? control).scrollIntoView?.();
  control.focus({ preventScroll: true });
  return true;
}

function follow(event: MouseEvent<HTMLAnchorElement>, href: string) {
  if (focusField(href.slice(1))) event.preventDefault();
}

type ErrorSummaryProps = { title?: string; errors: readonly SummaryError[] };

/** All errors of a form, focused when it appears and whenever the errors are new ones. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of errors takes the focus.
  useLayoutEffect(() => box.current?.focus(), [errors]);
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title ?? t("error.summary")}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ text, href }) => (
              <li key={`${href}${text}`}>
                {href ? (
                  <a href={href} onClick={(event) => follow(event, href)}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
