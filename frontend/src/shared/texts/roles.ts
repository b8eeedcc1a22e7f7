import { catalogue } from "@/shared/i18n/catalogue";

/** Roles as they are called after "Acting as Kent Police,". */
export const t = catalogue("roles", {
  administrator: "administrator",
  auditor: "auditor",
  ethics_adviser: "ethics adviser",
  force_approver: "approver",
  force_contributor: "contributor",
  moderator: "moderator",
  oversight: "oversight",
  public: "member of the public",
  supplier_admin: "administrator",
  supplier_member: "member",
  system: "this service",
});
