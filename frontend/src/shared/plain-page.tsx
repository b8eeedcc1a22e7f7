import type { ReactNode } from "react";
import { Button } from "@/govuk/button";
import { Page } from "./page";
import { t } from "./texts/problems";

/** A page of a title and a few words. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <h1 className="govuk-heading-l">{title}</h1>
      {children}
    </Page>
  );
}

export type RetryProps = { onRetry: () => void };

export function RetryButton({ onRetry }: RetryProps) {
  return (
    <Button type="button" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
}

/** Nothing arrived: of all problems the one whose page must be there already. */
export function OfflinePage({ onRetry }: RetryProps) {
  return (
    <PlainPage title={t("offline.title")}>
      <p className="govuk-body">{t("offline.body")}</p>
      <RetryButton onRetry={onRetry} />
    </PlainPage>
  );
}
