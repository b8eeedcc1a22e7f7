import { useQueryClient } from "@tanstack/react-query";
import { startAnew } from "@/features/sign-in/api";
import { SignInFirst } from "@/features/sign-in/sign-in-again";
import { t } from "@/features/sign-in/texts";
import { Page } from "@/shared/page";

/** The question to sign in, in the place of a screen that needs an account. */
export function SignInPlace({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient();
  return (
    <Page title={t("again.title")}>
      <SignInFirst
        onSignedIn={(session) => {
          startAnew(queries, session);
          onDone();
        }}
      />
    </Page>
  );
}
