import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  "capability.rare": {
    one: "Both name {names}, which no other of {listed} listed solutions offers.",
    other: "Both name {names}, which {count} of {listed} listed solutions offer.",
  },
  "capability.same": "Both name {names}.",
  "capability.theme":
    "Nothing that is asked for is named itself. The product card names {related}, of the same theme as {names}: that counts a third.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.ended": "Was in use at {organisation}{since}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}.",
  "policing.asking.ended": "Was in use at {organisation}, which is behind this challenge.",
  "policing.asking.in_use": "Also in use at {organisation}, which is behind this challenge.",
  "policing.asking.trial": "Also on trial at {organisation}, which is behind this challenge.",
  "policing.more": {
    one: "One other use in policing counts less.",
    other: "{count} other uses in policing count less.",
  },
  "policing.trial": "On trial at {organisation}{since}.",
  "sector.close":
    "The vocabulary counts the problem there as {percent} % as close as policing’s own: {why}",
  "sector.ended": "Was in use at {organisation} ({sector}){since}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}.",
  since: " since {date}",
  stale: ", over a year ago",
  "text.quotes":
    "The sentences nearest to each other. The challenge: “{challenge}” The product card: “{solution}”",
  "text.words":
    "Both texts use the words {terms}. The fewer other texts use a word, the more it counts. No single sentence says enough to be quoted.",
  "text.whole": "The texts as wholes were compared in meaning, too.",
  why: "Why it is suggested",
});
