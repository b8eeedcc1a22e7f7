import type { ReactNode } from "react";
import { Button } from "@/govuk/button";
import { useOnline } from "../online";
import { t } from "../texts/problems";

type SubmitButtonProps = {
  variant?: "warning" | undefined;
  /** The form's submit is on its way. */
  busy?: boolean | undefined;
  children: ReactNode;
};

/** The one primary button of a form; never disabled, but it says so when nothing would arrive. */
export function SubmitButton({ variant, busy, children }: SubmitButtonProps) {
  const online = useOnline();
  return (
    <>
      <Button variant={variant} aria-busy={busy || undefined}>
        {children}
      </Button>
      {!online && <p className="govuk-hint">{t("offline.button")}</p>}
    </>
  );
}
