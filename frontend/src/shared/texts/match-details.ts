import { catalogue } from "@/shared/i18n/catalogue";

/** What only the pages about matches say, beside the reasons. */
export const t = catalogue("match.details", {
  "against.none":
    "The challenge states nothing that these uses would have to be tested against. Ask what the supplier knows of other conditions.",
  "against.policing":
    "A force has used it, or tried it, for something that is asked for. Whether law, courts and data were put to the test there is not known here: ask.",
  "against.title": "What is not shown yet",
  "against.unknown": "The product card names no use that could be compared with this challenge.",
  "against.uses": "What its uses leave open",
  confirm: "Confirm or dispute it",
  "because.already_known": "It is already known",
  "because.constraint_not_met": "It does not meet a constraint",
  "because.different_problem": "It is about a different problem",
  "because.evidence_too_weak": "The evidence is too weak",
  "because.not_mature_enough": "It is not mature enough",
  "because.only_words_in_common": "Only words are in common",
  "because.other": "Another reason",
  "gap.capabilities": "Capabilities",
  "gap.capabilities.what": "Asked for, and not named on the product card: {names}.",
  "gap.data_access": "Data access",
  "gap.data_access.what":
    "It would have to reach police systems. Nothing here says that it has: ask.",
  "gap.effect_on_victims": "Effect on victims",
  "gap.effect_on_victims.what":
    "The challenge concerns victims or children. Nothing here says how its uses affected people like them: ask.",
  "gap.evidential_standard": "Evidential standard",
  "gap.evidential_standard.what":
    "Results may be used in court. Nothing here says that they have stood up in a criminal court of this country: ask.",
  "gap.legal_basis": "Legal basis",
  "gap.legal_basis.what":
    "The challenge involves sensitive data or use. What is lawful where it is used now need not be so in policing: ask on which basis it would work.",
  "gap.scale": "Scale",
  "gap.scale.what": "Its uses so far are smaller than what the challenge describes.",
  "gap.vetting_and_hosting": "Vetting and hosting",
  "gap.vetting_and_hosting.what":
    "The challenge asks for a level of vetting or a place of hosting. The product card does not say what it offers.",
  uses: "Where it is or was used",
  "uses.evidence": "Evidence",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.since": "Since",
  "uses.unknown": "Not said",
  "uses.what": "For what",
  "uses.where": "Used in",
});
