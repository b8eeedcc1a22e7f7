import type { ReactNode } from "react";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { t } from "./texts";

/** A page of the answer library, which lies beside one's own responses. */
export function AnswersPage({ title, children }: { title: string; children: ReactNode }) {
  const inside = title !== t("title");
  return (
    <Page
      title={title}
      section={href("supplierResponses")}
      crumbs={[
        { text: t("crumb.home"), href: href("supplierHome") },
        { text: t("crumb.responses"), href: href("supplierResponses") },
        ...(inside ? [{ text: t("title"), href: href("supplierAnswers") }] : []),
      ]}
    >
      {children}
    </Page>
  );
}
