import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  "capability.rare": {
    one: "Both name {names}, which no other of {listed} listed solutions offers.",
    other: "Both name {names}, which {count} of {listed} listed solutions offer.",
  },
  "capability.same": "Both name {names}.",
  "capability.theme":
    "The challenge asks for {names}. The product card names {related}, of the same theme.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.ended": "Was in use at {organisation}{since}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}.",
  "policing.more": {
    one: "One other use in policing counts less.",
    other: "{count} other uses in policing count less.",
  },
  "policing.trial": "On trial at {organisation}{since}.",
  "sector.ended": "Was in use at {organisation} ({sector}){since}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}.",
  since: " since {date}",
  stale: ", over a year ago",
  "text.quotes":
    "The sentences nearest to each other. The challenge: “{challenge}” The product card: “{solution}”",
  "text.words": "Both texts use the words {terms}. No two of their sentences say the same.",
  why: "Why it is suggested",
});
