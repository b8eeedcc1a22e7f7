import { catalogue } from "@/shared/i18n/catalogue";

/** What only the pages about matches say, beside the reasons. */
export const t = catalogue("match.details", {
  "against.in_service":
    "{who} uses it in service for something that is asked for ({use}). {vouched}. So questions on law, courts and police data are not listed here. Nobody has answered them for this challenge.",
  "against.none": "The challenge states nothing that these uses would have to be tested against.",
  "against.tried":
    "Forces have only tried it, or used it before, or nobody but the supplier vouches for its use in service. That shows nothing yet of law, courts and police data in daily use.",
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
  "gap.data_access.what": "It would have to reach police systems. Nothing here says that it has.",
  "gap.effect_on_victims": "Effect on victims",
  "gap.effect_on_victims.what":
    "The challenge concerns victims or children. Nothing here says how its uses affected people like them.",
  "gap.evidential_standard": "Evidential standard",
  "gap.evidential_standard.what":
    "Results may be used in court. Nothing here says that they have stood up in a criminal court of this country.",
  "gap.legal_basis": "Legal basis",
  "gap.legal_basis.what":
    "The challenge involves sensitive data or use. What is lawful where it is used now need not be so in policing. On which basis it would work is open.",
  "gap.scale": "Scale",
  "gap.scale.smaller":
    "Meant to reach: {asked}. The widest use here reaches: {widest}. What changes with the size is open.",
  "gap.scale.unsaid":
    "Meant to reach: {asked}. The product card does not say how far its uses reach.",
  "uses.asking": "One of the forces behind this challenge",
  uses: "Where it is or was used",
  "uses.evidence": "Evidence",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.when": "When",
  "uses.what": "For what",
  "uses.where": "Used in",
});
