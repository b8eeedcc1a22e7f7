import type { QueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { type Session, sessionQuery } from "@/shared/session";

/** Open a session; the answer says who is signed in. */
export function signIn(email: string, password: string): Promise<Session> {
  return body(api.POST("/api/v1/auth/session", { body: { email, password } }));
}

/** Act for another organisation of one's own. */
export function actAs(membershipId: string): Promise<Session> {
  return body(api.PUT("/api/v1/auth/session/acting-as", { body: { membership_id: membershipId } }));
}

/** End the session. */
export async function signOut(): Promise<void> {
  await api.DELETE("/api/v1/auth/session");
}

/** Somebody else reads from now on: forget everything that was fetched, know the new session. */
export function startAnew(queries: QueryClient, session: Session): void {
  const [sessionKey] = sessionQuery.queryKey;
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey });
  queries.setQueryData(sessionQuery.queryKey, session);
}
