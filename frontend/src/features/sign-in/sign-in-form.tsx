import { useLayoutEffect, useRef } from "react";
import { Input } from "@/govuk/input";
import { FormProblem } from "@/shared/forms/form-problem";
import { SubmitButton } from "@/shared/forms/submit-button";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { type Session, useSessionIfKnown } from "@/shared/session";
import { signIn } from "./api";
import { DemonstrationAccounts } from "./demonstration-accounts";
import { t } from "./texts";

type SignInFormProps = {
  title: string;
  /** Why one is asked. */
  reason?: string;
  onSignedIn: (session: Session) => void | Promise<void>;
  /** Takes the focus, since it comes in the middle of something else. */
  focused?: boolean;
};

/** The question to sign in, as a page of its own or in place of another. */
export function SignInForm({ title, reason, onSignedIn, focused }: SignInFormProps) {
  const accounts = useSessionIfKnown()?.service.demonstration_accounts;
  const form = useProblemForm({
    initial: { email: "", password: "" },
    submit: ({ email, password }) => signIn(email.trim(), password),
    onDone: onSignedIn,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (focused) heading.current?.focus();
  }, [focused]);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormProblem form={form} />
        <h1 className="govuk-heading-l" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {reason && <p className="govuk-body">{reason}</p>}
        <form {...form.form}>
          <Input
            {...form.text("email")}
            label={t("email")}
            type="email"
            autoComplete="username"
            spellCheck={false}
            width={30}
          />
          <Input
            {...form.text("password")}
            label={t("password")}
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            width={20}
          />
          <SubmitButton busy={form.busy}>{t("sign.in")}</SubmitButton>
        </form>
        {accounts && accounts.length > 0 && (
          <DemonstrationAccounts accounts={accounts} onSignedIn={onSignedIn} />
        )}
      </div>
    </div>
  );
}
