import { Page } from "@/shared/page";
import type { Session } from "@/shared/session";
import { SignInForm } from "./sign-in-form";
import { t } from "./texts";

type Props = {
  /** No account yet, or a session that has ended while somebody worked. */
  reason: "first" | "again";
  onSignedIn: (session: Session) => void | Promise<void>;
};

/** "Sign in to continue", in the place of a page. */
export function SignInPage({ reason, onSignedIn }: Props) {
  return (
    <Page title={t("again.title")}>
      <SignInForm
        title={t("again.title")}
        reason={t(reason === "again" ? "again.body" : "needed.body")}
        onSignedIn={onSignedIn}
        focused={reason === "again"}
      />
    </Page>
  );
}
