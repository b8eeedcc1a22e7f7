import { catalogue } from "@/shared/i18n/catalogue";

/** Words that screens of every feature share. */
export const t = catalogue("common", {
  and: "{first} and {last}",
  "home.crumb": "Home",
  "invented.example": "Invented example",
  "list.results": { one: "{count} result", other: "{count} results" },
  "loading.long": "Taking longer than usual.",
  "loading.now": "Loading",
  "loading.retry": "Try again",
  "service.for": "for UK policing",
  "service.name": "Early Market Engagement",
  "start.crumb": "Start",
  "tag.case": "Case status",
  "tag.challenge": "Status",
  "tag.contact": "Request status",
  "tag.evidence": "Evidence",
  "tag.horizon": "Horizon",
  "tag.match": "Match status",
  "tag.organisation": "Organisation status",
  "tag.response": "Response status",
  "tag.solution": "Product card status",
  "title.error": "Error: {title}",
});
