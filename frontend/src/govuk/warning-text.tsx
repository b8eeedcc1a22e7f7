import type { ReactNode } from "react";
import { Hidden } from "./hidden";
import { t } from "./texts";

export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <Hidden>{t("warning")}</Hidden> {children}
      </strong>
    </div>
  );
}
