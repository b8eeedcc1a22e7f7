import type { ReactNode } from "react";
import { Hidden } from "./hidden";
import { t } from "./texts";

export function ErrorMessage({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <Hidden>{t("error")}</Hidden> {children}
    </p>
  );
}
