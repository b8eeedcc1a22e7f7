import { queryOptions, useQuery } from "@tanstack/react-query";
import { sendJson } from "@/api/http";

export type Role =
  | "force_contributor"
  | "force_approver"
  | "supplier_member"
  | "supplier_admin"
  | "moderator"
  | "ethics_adviser"
  | "oversight"
  | "auditor"
  | "administrator";

export type OrganisationKind =
  | "force"
  | "supplier"
  | "moderator"
  | "oversight"
  | "ethics_panel"
  | "operator"
  | "public_body";

export type Membership = {
  membership_id: string;
  organisation: {
    id: string;
    slug: string;
    name: string;
    kind: OrganisationKind;
    status: string;
  };
  role: Role;
};

/** A practice person to sign in as; `organisation` is its name. */
export type DemonstrationAccount = { email: string; role: Role; organisation: string };

/** Who is signed in, as whom, and what the service says of itself. */
export type Session = {
  account: { id: string; display_name: string; email: string } | null;
  acting_as: Membership | null;
  memberships: readonly Membership[];
  service: {
    name: string;
    practice_area: boolean;
    demonstration_accounts: readonly DemonstrationAccount[] | null;
    semantic_matching: boolean;
  };
};

export const SESSION_PATH = "/api/v1/auth/session";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => sendJson<Session>("GET", SESSION_PATH),
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
