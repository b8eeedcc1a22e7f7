import { catalogue } from "@/shared/i18n/catalogue";

/** How a match is read. */
export const t = catalogue("match.key", {
  labels:
    "“May fit well” means {strong} or more, “May fit in part” {possible} or more of the {most} points for texts and capabilities together, before they are rounded. Uses and maturity add points, which move a match up the list, and do not change these words.",
  title: "How to read the bar",
  "what.capability":
    "What both say the technology does. Rare capabilities count more; another of the same theme counts a third",
  "what.maturity": "How ready it is, from 1 (research) to 9 (in use), beside what is asked",
  "what.policing":
    "The use or trial at a force that counts most: service before trial, confirmed before claimed, new before old",
  "what.sector":
    "The use elsewhere that counts most: by its evidence, its age, and how close the problem is",
  "what.text": "The words of both texts, rare ones more, and their meaning",
});
