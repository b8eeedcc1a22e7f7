import type { Session } from "@/shared/session";
import { SignInForm } from "./sign-in-form";
import { t } from "./texts";

type Props = { onSignedIn: (session: Session) => void | Promise<void> };

/** Asked in place when the session has ended; the page waits behind it. */
export function SignInAgain({ onSignedIn }: Props) {
  return <SignInForm title={t("again.title")} reason={t("again.body")} onSignedIn={onSignedIn} />;
}

/** Asked in place of a screen that needs an account. */
export function SignInFirst({ onSignedIn }: Props) {
  return <SignInForm title={t("again.title")} reason={t("needed.body")} onSignedIn={onSignedIn} />;
}
