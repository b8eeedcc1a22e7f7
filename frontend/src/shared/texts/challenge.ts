import { catalogue } from "@/shared/i18n/catalogue";

/** What stands on every page of a challenge. */
export const t = catalogue("challenge", {
  "crumb.challenges": "Challenges",
  "crumb.others": "Other forces",
  "crumb.ours": "Our challenges",
  "force.and": "{first} and {last}",
  "force.with": "{lead}, with {others}",
  tabs: "This challenge",
  "tabs.manage": "Manage",
  "tabs.matches": "Matches",
  "tabs.outcome": "Outcome",
  "tabs.overview": "Overview",
  "tabs.record": "Engagement record",
  "tabs.responses": "Responses",
});
