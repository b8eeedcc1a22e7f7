import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  and: "{first} and {last}",
  "because.already_known": "It is already known",
  "because.constraint_not_met": "It does not meet a constraint",
  "because.different_problem": "It is about a different problem",
  "because.evidence_too_weak": "The evidence is too weak",
  "because.not_mature_enough": "It is not mature enough",
  "because.only_words_in_common": "Only words are in common",
  "because.other": "Another reason",
  "capability.rare":
    "Both name <strong>{names}</strong>, which {offered} of {listed} listed solutions offer.",
  "capability.same": "Both name <strong>{names}</strong>.",
  "capability.theme": "Both are about <strong>{names}</strong>, without naming the same use.",
  "conflict.hosting": "The challenge asks for hosting: {asked}. The product card says: {offered}.",
  "conflict.maturity": "The challenge asks for: {asked}. The product card says: {offered}.",
  "conflict.title": "Conflict with a constraint.",
  "conflict.vetting": "The challenge asks for vetting: {asked}. The product card says: {offered}.",
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
    "The vetting or the hosting that the challenge asks for is not shown yet.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.many": {
    one: "Used by {organisation} and 1 other force{since}. The best evidence is {evidence}.",
    other:
      "Used by {organisation} and {count} other forces{since}. The best evidence is {evidence}.",
  },
  "policing.one": "Used by {organisation}{since}. The evidence is {evidence}.",
  "raise.capability":
    "Name on the product card what the technology does: few capabilities are shared so far.",
  "raise.evidence": "Give evidence for the use by “{organisation}”: so far it is only claimed.",
  "raise.hosting": "Say whether it can be hosted as the challenge asks.",
  "raise.maturity": "Say how mature it is, and what would make it ready.",
  "raise.policing": "A trial at a force would count, even a small one.",
  "sector.why": "Used by {organisation} ({sector}){since}. {why}",
  since: " since {date}",
  "text.quotes": "The challenge says: “{challenge}” The product card says: “{solution}”",
  "text.words": "Both texts speak of {terms}.",
  uses: "Where it is in use",
  "uses.dated": "of {month}",
  "uses.evidence": "Evidence",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.since": "Since",
  "uses.unknown": "Not said",
  "uses.what": "For what",
  "uses.where": "Used in",
  why: "Why it may fit",
});
