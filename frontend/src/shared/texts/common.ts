import { catalogue } from "@/shared/i18n/catalogue";

/** Words that screens of every feature share. */
export const t = catalogue("common", {
  "audience.everyone": "Everyone will read this",
  "audience.organisation": "Only your organisation",
  "audience.response":
    "The force and, without the confidential parts, the moderator; after closing; never the public",
  "audience.suppliers": "Suppliers who may see this challenge",
  "home.crumb": "Home",
  "invented.example": "Invented example",
  "list.results": { one: "{count} result", other: "{count} results" },
  "loading.long": "Taking longer than usual.",
  "loading.now": "Loading",
  "loading.retry": "Try again",
  "saved.at": "Saved at {time}",
  "saved.conflict": "Not saved: somebody else has changed this.",
  "saved.failed": "Not saved yet. Your text is kept on this page.",
  "saved.leave": "Some of your text is not saved yet. Leave this page and lose it?",
  "saved.now": "Saving",
  "saved.offline": "You are offline. Your text is kept on this page and saved when you are back.",
  "service.for": "for UK policing",
  "service.name": "Early Market Engagement",
  "start.crumb": "Start",
  "tag.case": "Case status",
  "tag.challenge": "Status",
  "tag.evidence": "Evidence",
  "tag.horizon": "Horizon",
  "tag.match": "Match status",
  "tag.organisation": "Organisation status",
  "tag.response": "Response status",
  "tag.solution": "Product card status",
  "title.error": "Error: {title}",
});
