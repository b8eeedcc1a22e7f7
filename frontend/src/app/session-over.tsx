import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { onSessionOver } from "@/api/http";
import { actAs } from "@/features/sign-in/api";
import { type Session, sessionQuery } from "@/shared/session";
import { SignInPlace } from "./sign-in-place";

type Waiting = { asked: Promise<boolean>; answer: (again: boolean) => void };

function ask(): Waiting {
  let answer: Waiting["answer"] = () => undefined;
  const asked = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  return { asked, answer };
}

/**
 * When the session ends while somebody works, the question to sign in takes the place of the page.
 * The page stays behind it with all that was typed, and what it sent is sent again afterwards. For
 * another person than before the page starts anew, so that nobody reads what others typed.
 */
export function SessionOver({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const waiting = useRef<Waiting | null>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    onSessionOver(() => {
      const known = queries.getQueryData(sessionQuery.queryKey);
      if (!known?.account) return Promise.resolve(false);
      if (!waiting.current) {
        waiting.current = ask();
        setOver(true);
      }
      return waiting.current.asked;
    });
    return () => onSessionOver(null);
  }, [queries]);

  async function signedIn(session: Session) {
    const before = queries.getQueryData(sessionQuery.queryKey);
    if (session.account?.id !== before?.account?.id) {
      window.location.reload();
      return;
    }
    const again = await restored(session, before);
    queries.setQueryData(sessionQuery.queryKey, again);
    waiting.current?.answer(true);
    waiting.current = null;
    setOver(false);
  }

  return (
    <>
      <div hidden={over}>{children}</div>
      {over && <SignInPlace reason="again" onSignedIn={signedIn} />}
    </>
  );
}

/** The same person acts as the same organisation as before. */
async function restored(session: Session, before: Session | undefined): Promise<Session> {
  const membership = before?.acting_as?.membership_id;
  return membership && membership !== session.acting_as?.membership_id
    ? actAs(membership)
    : session;
}
