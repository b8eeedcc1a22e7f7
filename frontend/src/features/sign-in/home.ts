import { href } from "@/shared/paths";
import type { Role, Session } from "@/shared/session";

/** Where each role starts after signing in. */
const HOMES: Readonly<Partial<Record<Role, string>>> = {
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
  const role = session.acting_as?.role;
  return (role && HOMES[role]) ?? href("start");
}

/** Only addresses of this service are returned to. Browsers drop tabs and line ends: "/\t/". */
export function safeReturn(address: string | null): string | null {
  return address?.startsWith("/") && !/^\/[/\\]|[\t\n\r]/.test(address) ? address : null;
}
