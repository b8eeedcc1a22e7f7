import { catalogue } from "@/shared/i18n/catalogue";

/** What stands on every page of a challenge, and on its card in every list. */
export const t = catalogue("challenge", {
  "card.safeguards": "Safeguards: {level}",
  "closed.at": "Closed at {moment}",
  "closes.at": "Closes at {moment}",
  "crumb.challenges": "Challenges",
  "crumb.others": "Other forces",
  "crumb.ours": "Our challenges",
  "force.more": { one: "{lead} and 1 other force", other: "{lead} and {count} other forces" },
  "force.with": "{lead}, with {others}",
  "opens.at": "Opens at {moment}",
  tabs: "This challenge",
  "tabs.manage": "Manage",
  "tabs.matches": "Matches",
  "tabs.outcome": "Outcome",
  "tabs.overview": "Overview",
  "tabs.questions": "Questions",
  "tabs.record": "Engagement record",
  "tabs.responses": "Responses",
});
