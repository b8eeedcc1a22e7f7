import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("challenges.list", {
  "filter.capability": "What it is about",
  "filter.counted": "challenges",
  "filter.force": "Force",
  "filter.force.any": "Any force",
  "filter.label": "Filter challenges",
  "filter.safeguards": "Safeguards level",
  "filter.sector": "Sector welcome",
  "filter.status": "Status",
  "list.count": { one: "1 challenge", other: "{count} challenges" },
  "list.lede":
    "Problems that police forces have put to the market. Nobody is buying yet: each force wants to learn what is possible.",
  "list.none": "No challenge has been published yet.",
  "list.outcomes": "All outcomes",
  "list.sort": "Sort by",
  "list.sort.closing": "Closing soonest",
  "list.sort.newest": "Newest",
  "list.title": "Challenges",
  "others.lede":
    "What other forces have put to the market, also what is for policing only. Somebody may have asked already.",
  "others.none": "No other force has published a challenge yet.",
  "others.title": "Other forces",
  "own.lede": "Every challenge that your force leads or stands behind, from draft to outcome.",
  "own.none": "Your force has no challenges yet.",
  "own.start": "Start a challenge",
  "own.title": "Our challenges",
});
