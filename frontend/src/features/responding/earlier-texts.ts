import { catalogue } from "@/shared/i18n/catalogue";

/** What is said around one's own earlier answers, at a question of a response. */
export const t = catalogue("responding.earlier", {
  alike: {
    one: "One earlier answer of your organisation, the most alike first.",
    other: "{count} earlier answers of your organisation, the most alike first.",
  },
  "alike.none":
    "Your organisation has no earlier answer to a question like this. What you send now can be used again later.",
  all: "Show answers to other questions too",
  close: "Close the earlier answers",
  "done.add": "The earlier answer was added beneath what you wrote.",
  "done.put": "The earlier answer was put into the box.",
  "done.replace": "The earlier answer replaced what you wrote.",
  "done.secret": "It was confidential before, so this answer is now marked confidential.",
  found: {
    one: "One earlier answer holds these words.",
    other: "{count} earlier answers hold these words.",
  },
  "found.none": "No earlier answer holds all of these words.",
  library: "See and change your answer library",
  list: "Earlier answers",
  more: "Show more",
  open: "Use an earlier answer",
  redo: "Put it in again",
  search: "Search your earlier answers",
  "search.button": "Search",
  "search.hint": "Leave it empty to see the most alike first. Only your organisation sees them.",
  "the.answers": "your earlier answers",
  undo: "Undo",
  undone: "What was there before is back.",
  "use.add": "Add beneath what I wrote",
  "use.put": "Use this answer",
  "use.replace": "Replace what I wrote",
});
