import type { QueryClient } from "@tanstack/react-query";
import { sendJson } from "@/api/http";
import { SESSION_PATH, type Session, sessionQuery } from "@/shared/session";

/** Open a session; the answer says who is signed in. */
export function signIn(email: string, password: string): Promise<Session> {
  return sendJson<Session>("POST", SESSION_PATH, { email, password });
}

/** Act for another organisation of one's own. */
export function actAs(membershipId: string): Promise<Session> {
  return sendJson<Session>("PUT", `${SESSION_PATH}/acting-as`, { membership_id: membershipId });
}

/** End the session; gives that of the public. */
export async function signOut(): Promise<Session> {
  await sendJson<null>("DELETE", SESSION_PATH);
  return sendJson<Session>("GET", SESSION_PATH);
}

/** Somebody else reads from now on: forget everything that was fetched, know the new session. */
export function startAnew(queries: QueryClient, session: Session): void {
  const [sessionKey] = sessionQuery.queryKey;
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey });
  queries.setQueryData(sessionQuery.queryKey, session);
}
