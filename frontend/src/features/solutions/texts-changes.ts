import { catalogue } from "@/shared/i18n/catalogue";

/** What changed from one version of a product card to the next. */
export const t = catalogue("solutions.changes", {
  document: "A document that has been removed",
  fields: "Changed: {fields}.",
  first: "Listed for the first time.",
  lead: "Every version of “{name}” that was listed, with what was added and removed in each. Evidence that was verified, confirmed or disputed since then is dated on the card itself.",
  none: "No version is shown.",
  title: "What changed",
  version: "Version {number}, {moment}",
});
