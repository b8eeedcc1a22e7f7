import type { ReactNode } from "react";
import { t } from "./texts";

export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} className="govuk-back-link">
      {children ?? t("back")}
    </a>
  );
}
