import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  and: "{first} and {last}",
  "capability.rare":
    "Both name <strong>{names}</strong>, which {offered} of {listed} listed solutions offer.",
  "capability.same": "Both name <strong>{names}</strong>.",
  "capability.theme":
    "The challenge asks for <strong>{names}</strong>. The product card names <strong>{related}</strong>, of the same theme.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.ended": "Was in use at {organisation}{since}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}.",
  "policing.more": {
    one: "One other use in policing is named.",
    other: "{count} other uses in policing are named.",
  },
  "policing.trial": "On trial at {organisation}{since}.",
  "sector.ended": "Was in use at {organisation} ({sector}){since}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}.",
  since: " since {date}",
  "text.quotes": "The challenge says: “{challenge}” The product card says: “{solution}”",
  "text.words": "Both texts use these words: {terms}.",
  why: "Why it may fit",
});
