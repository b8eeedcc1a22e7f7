import { catalogue } from "@/shared/i18n/catalogue";

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
