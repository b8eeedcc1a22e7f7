import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("govuk", {
  back: "Back",
  breadcrumb: "Breadcrumb",
  "characters.left": {
    one: "You have {count} character remaining",
    other: "You have {count} characters remaining",
  },
  "characters.limit": "You can enter up to {count} characters",
  "characters.over": {
    one: "You have {count} character too many",
    other: "You have {count} characters too many",
  },
  "date.day": "Day",
  "date.month": "Month",
  "date.year": "Year",
  error: "Error:",
  "error.summary": "There is a problem",
  important: "Important",
  menu: "Menu",
  next: "Next<hidden> page</hidden>",
  page: "Page {number}",
  pagination: "Pagination",
  previous: "Previous<hidden> page</hidden>",
  skip: "Skip to main content",
  success: "Success",
  support: "Support links",
  or: "or",
  warning: "Warning",
});
