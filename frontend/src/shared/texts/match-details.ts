import { catalogue } from "@/shared/i18n/catalogue";

/** What only the pages about matches say, beside the reasons. */
export const t = catalogue("match.details", {
  "against.none":
    "No difference is known in law, evidence, vetting, hosting, scale, victims or data. Whether the product does what is asked is not part of this.",
  "against.title": "What is not shown yet",
  "against.unknown": "The product card names no use that could be compared with this challenge.",
  "against.uses": "From the uses named to this challenge",
  confirm: "Confirm or dispute it",
  contact: "Ask for a contact",
  "evidence.key":
    "Confirmed: the organisation that uses it says so. Verified: the moderator has checked it. Claimed: only the supplier says so, which counts least. Evidence counts in full for a year and less from then on; trials and uses that have ended count less. A conflict with a constraint takes no points away: it stands beside the reasons, for you to weigh.",
  "because.already_known": "It is already known",
  "because.constraint_not_met": "It does not meet a constraint",
  "because.different_problem": "It is about a different problem",
  "because.evidence_too_weak": "The evidence is too weak",
  "because.not_mature_enough": "It is not mature enough",
  "because.only_words_in_common": "Only words are in common",
  "because.other": "Another reason",
  "gap.capabilities": "Capabilities",
  "gap.capabilities.what": "The challenge asks for {names}. The product card does not name this.",
  "gap.data_access": "Data access",
  "gap.data_access.what":
    "Police systems have to be reached. Nothing shows yet that it has been joined to one.",
  "gap.effect_on_victims": "Effect on victims",
  "gap.effect_on_victims.what":
    "The challenge concerns victims or children. The uses given do not show how they fare.",
  "gap.evidential_standard": "Evidential standard",
  "gap.evidential_standard.what":
    "Results may be used in court. No use given so far had to stand up there.",
  "gap.legal_basis": "Legal basis",
  "gap.legal_basis.what":
    "The challenge involves sensitive data or use. The legal basis elsewhere is not policing’s.",
  "gap.scale": "Scale",
  "gap.scale.what": "The uses given are smaller than what the challenge describes.",
  "gap.vetting_and_hosting": "Vetting and hosting",
  "gap.vetting_and_hosting.what":
    "The challenge asks for a level of vetting or a place of hosting. The product card does not say what it offers.",
  uses: "Where it is in use",
  "uses.evidence": "Evidence",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.since": "Since",
  "uses.unknown": "Not said",
  "uses.what": "For what",
  "uses.where": "Used in",
});
