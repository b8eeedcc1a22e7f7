import { useState } from "react";
import { Button } from "@/govuk/button";
import type { DemonstrationAccount, Session } from "@/shared/session";
import { t as roleText } from "@/shared/texts/roles";
import { signIn } from "./api";
import { t } from "./texts";

/** Published with the demonstration; the API refuses it everywhere else. */
const DEMONSTRATION_PASSWORD = "demonstration-only-1";

type Props = {
  accounts: readonly DemonstrationAccount[];
  onSignedIn: (session: Session) => void | Promise<void>;
};

/** One button per invented person. */
export function DemonstrationAccounts({ accounts, onSignedIn }: Props) {
  const [failure, setFailure] = useState<unknown>(null);
  if (failure !== null) throw failure;
  function enter(email: string) {
    signIn(email, DEMONSTRATION_PASSWORD).then(onSignedIn).catch(setFailure);
  }
  return (
    <section className="eme-h-rule" aria-labelledby="demonstration">
      <h2 className="govuk-heading-m" id="demonstration">
        {t("demonstration.title")}
      </h2>
      <p className="govuk-body">{t("demonstration.hint")}</p>
      <ul className="govuk-list govuk-list--spaced">
        {accounts.map(({ email, role, organisation }) => (
          <li key={email}>
            <Button
              type="button"
              variant="secondary"
              classes="govuk-!-margin-bottom-1"
              onClick={() => enter(email)}
            >
              {t("demonstration.button", { role: roleText(role), organisation })}
            </Button>
            <br />
            <span className="eme-quiet">{email}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
