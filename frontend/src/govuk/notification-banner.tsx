import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import { t } from "./texts";

type BannerProps = {
  /** A success has been done by the reader just now: it is an alert and takes the focus. */
  success?: boolean;
  /** Takes the focus, as an answer to what the reader did. */
  focused?: boolean;
  title?: string;
  heading?: ReactNode;
  children?: ReactNode;
};

export function NotificationBanner({ success, focused, title, heading, children }: BannerProps) {
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  const answers = success || focused;
  useLayoutEffect(() => {
    if (answers) box.current?.focus();
  }, [answers]);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles it can have are named.
    <div
      className={classNames(
        "govuk-notification-banner",
        success && "govuk-notification-banner--success",
      )}
      role={answers ? "alert" : "region"}
      aria-labelledby={titleId}
      tabIndex={answers ? -1 : undefined}
      ref={box}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={titleId}>
          {title ?? t(success ? "success" : "important")}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        {heading !== undefined && <p className="govuk-notification-banner__heading">{heading}</p>}
        {children}
      </div>
    </div>
  );
}
