import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  and: "{first} and {last}",
  "capability.rare":
    "Both name <strong>{names}</strong>, which {offered} of {listed} listed solutions offer.",
  "capability.same": "Both name <strong>{names}</strong>.",
  "capability.theme": "Both are about <strong>{names}</strong>, without naming the same use.",
  "conflict.hosting": "The challenge asks for hosting: {asked}. The product card says: {offered}.",
  "conflict.maturity": "The challenge asks for: {asked}. The product card says: {offered}.",
  "conflict.title": "Conflict with a constraint.",
  "conflict.vetting": "The challenge asks for vetting: {asked}. The product card says: {offered}.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.ended":
    "Was in use at {organisation}{since}; that has ended. The evidence is {evidence}.",
  "policing.in_use": "In use at {organisation}{since}. The evidence is {evidence}.",
  "policing.more": {
    one: "One other use in policing stands below.",
    other: "{count} other uses in policing stand below.",
  },
  "policing.trial": "On trial at {organisation}{since}. The evidence is {evidence}.",
  "raise.capability":
    "Name on the product card what the technology does: few capabilities are shared so far.",
  "raise.evidence": "Give evidence for the use by “{organisation}”: so far it is only claimed.",
  "raise.hosting": "Say whether it can be hosted as the challenge asks.",
  "raise.maturity": "Say how mature it is, and what would make it ready.",
  "raise.policing": "A trial at a force would count, even a small one.",
  "sector.ended": "Was in use at {organisation} ({sector}){since}; that has ended. {why}",
  "sector.in_use": "In use at {organisation} ({sector}){since}. {why}",
  "sector.trial": "On trial at {organisation} ({sector}){since}. {why}",
  since: " since {date}",
  "text.quotes": "The challenge says: “{challenge}” The product card says: “{solution}”",
  "text.words": "Both texts speak of {terms}.",
  why: "Why it may fit",
});
