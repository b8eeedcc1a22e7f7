import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("match", {
  conflicts: { one: "with a conflict", other: "with {count} conflicts" },
  "label.possible": "May fit in part",
  "label.strong": "May fit well",
  "label.weak": "Little in common",
  line: "Text relevance {text}, capabilities {capability}, policing {policing}, other sectors {sector}, maturity {maturity}",
  "part.capability": "Shared capabilities",
  "part.maturity": "Maturity fit",
  "part.policing": "Use in policing",
  "part.sector": "Use in other sectors",
  "part.text": "Text relevance",
  points: "{points} of {of}",
  total: "{points} of 100 points",
  "total.fit": "{points} of 100 points, of which {fit} of {most} for texts and capabilities",
});
