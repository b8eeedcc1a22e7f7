import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("match", {
  "key.title": "How to read the bar",
  "label.possible": "May fit in part",
  "label.strong": "May fit well",
  "label.weak": "Little in common",
  line: "Text relevance {text}, capabilities {capability}, policing {policing}, other sectors {sector}, maturity {maturity}",
  "part.capability": "Shared capabilities",
  "part.capability.what": "What both say the technology does; rare ones count more",
  "part.maturity": "Maturity fit",
  "part.maturity.what": "Ready enough, not more than asked",
  "part.policing": "Proven in policing",
  "part.policing.what": "In use at forces; confirmed counts most",
  "part.sector": "Proven in other sectors",
  "part.sector.what": "In use elsewhere, where the problem is close",
  "part.text": "Text relevance",
  "part.text.what": "The words of both texts, and their meaning",
  points: "{points} of {of}",
  total: "{points} of 100 points",
});
