import { catalogue } from "@/shared/i18n/catalogue";

/** What was added and removed, for those who do not see the colours. */
export const t = catalogue("difference", {
  added: "Added: ",
  removed: "Removed: ",
});
