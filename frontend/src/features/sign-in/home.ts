import { href } from "@/shared/paths";
import type { Role, Session } from "@/shared/session";

/** Where each role starts after signing in. */
const HOMES: Readonly<Record<Role, string>> = {
  force_contributor: href("forceHome"),
  force_approver: href("forceHome"),
  supplier_member: href("supplierHome"),
  supplier_admin: href("supplierHome"),
  moderator: href("moderationQueue"),
  ethics_adviser: href("challenges"),
  oversight: href("challenges"),
  auditor: href("challenges"),
  administrator: href("organisation"),
};

export function homeOf(session: Session): string {
  return session.acting_as ? HOMES[session.acting_as.role] : href("start");
}
