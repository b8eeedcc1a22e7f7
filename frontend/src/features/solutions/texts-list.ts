import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("solutions.list", {
  "card.maturity": "Maturity: {maturity}",
  "card.proof": "{sector} ({level})",
  "card.proof.stale": "{level}, over a year ago",
  "card.proof.since": "{sector} since {year} ({level})",
  "card.proven": "In use in {sectors}",
  "filter.capability": "Capability",
  "filter.counted": "product cards",
  "filter.horizon": "Horizon",
  "filter.hosting": "Hosting",
  "filter.label": "Filter solutions",
  "filter.maturity": "Maturity at least",
  "filter.maturity.any": "Any maturity",
  "filter.sector": "Sector proven in",
  "filter.theme": "What it does",
  "list.broader": "“{name}” is part of a wider theme:",
  "list.broader.what": "the wider theme",
  "list.count": { one: "1 solution", other: "{count} solutions" },
  "list.lede":
    "Products that suppliers offer to policing, with where each is in use and how well that is evidenced.",
  "list.none": "No product card has been listed yet.",
  "list.sort": "Sort by",
  "list.sort.name": "Name",
  "list.sort.newest": "Newest",
  "list.sort.updated": "Last changed",
  "list.title": "Solutions",
});
