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

/** Who a page is for, as the page that refuses others says it. */
export const whoFor = catalogue("roles.for", {
  administrator: "an administrator",
  auditor: "an auditor",
  ethics_adviser: "an ethics adviser",
  force_approver: "an approver of a force",
  force_contributor: "a contributor of a force",
  moderator: "a moderator",
  oversight: "a member of an oversight body",
  public: "a member of the public",
  supplier_admin: "an administrator of a supplier",
  supplier_member: "a member of a supplier",
  system: "this service",
});
