import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { startAnew } from "@/features/sign-in/api";
import { Loading } from "@/shared/loading";
import type { Session } from "@/shared/session";

/** Most readers never need it, so it is fetched when it is asked for. */
const SignInPage = lazy(async () => ({
  default: (await import("@/features/sign-in/sign-in-page")).SignInPage,
}));

type Props = {
  reason: "first" | "again";
  onSignedIn: (session: Session) => void | Promise<void>;
};

/** The question to sign in, in the place of a page. */
export function SignInPlace(props: Props) {
  return (
    <Suspense fallback={<Loading />}>
      <SignInPage {...props} />
    </Suspense>
  );
}

/** In the place of a screen that needs an account. */
export function SignInFirst({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient();
  function signedIn(session: Session) {
    startAnew(queries, session);
    onDone();
  }
  return <SignInPlace reason="first" onSignedIn={signedIn} />;
}
