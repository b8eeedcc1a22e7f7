import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("match", {
  "key.title": "How to read the bar",
  "label.possible": "May fit in part",
  "label.strong": "May fit well",
  "label.weak": "Little in common",
  line: "Text relevance {text}, capabilities {capability}, policing {policing}, other sectors {sector}, maturity {maturity}",
  "part.capability": "Shared capabilities",
  "part.capability.what":
    "What both say the technology does: rare ones count more, one of the same theme a third",
  "part.maturity": "Maturity fit",
  "part.maturity.what": "Ready enough, not more than asked",
  "part.policing": "Proven in policing",
  "part.policing.what":
    "The use or trial at a force that counts most: service before trial, confirmed before claimed, new before old",
  "part.sector": "Proven in other sectors",
  "part.sector.what":
    "The use elsewhere that counts most: by its evidence, its age, and how close the problem is",
  "part.text": "Text relevance",
  "part.text.what": "The words of both texts, and their meaning",
  points: "{points} of {of}",
  labels:
    "“May fit well” means about {strong} or more, “May fit in part” about {possible} or more of the {most} points for texts and capabilities together. Proof and maturity add points, and do not change this.",
  total: "{points} of 100 points",
  "total.fit": "{points} of 100 points, of which {fit} of {most} for texts and capabilities",
});
