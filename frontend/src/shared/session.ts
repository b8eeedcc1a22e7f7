import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";

/** Who is signed in, as whom, and what the service says of itself. */
export type Session = Schemas["SessionView"];
export type Membership = Schemas["MembershipView"];
export type Role = Schemas["Role"];
/** A practice person to sign in as; `organisation` is its name. */
export type DemonstrationAccount = Schemas["DemonstrationAccountView"];

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => body(api.GET("/api/v1/auth/session")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The session once it is known; the frame shows before that. */
export function useSessionIfKnown(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The session, inside a screen: the route has waited for it. */
export function useSession(): Session {
  const session = useSessionIfKnown();
  if (!session) throw new Error("A screen was shown before the session was known.");
  return session;
}

const FORCE: readonly Role[] = ["force_contributor", "force_approver"];
const SUPPLIER: readonly Role[] = ["supplier_member", "supplier_admin"];

/** Groups of roles, as the inventory of screens names them. */
export const ROLES = {
  force: FORCE,
  supplier: SUPPLIER,
  moderator: ["moderator"],
  ethics: ["ethics_adviser"],
  oversight: ["oversight"],
  auditor: ["auditor"],
  administrator: ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** The role one is acting in; null for the public. */
export function useRole(): Role | null {
  return useSessionIfKnown()?.acting_as?.role ?? null;
}
