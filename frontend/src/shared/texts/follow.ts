import { catalogue } from "@/shared/i18n/catalogue";

/** Words of the links to files, feeds and calendars. */
export const t = catalogue("follow", {
  atom: "Follow with a feed reader (Atom)",
  calendar: "Add to your calendar",
  csv: "Download as CSV",
  deadlines: "Add all deadlines to your calendar",
  label: "Download and follow",
});
