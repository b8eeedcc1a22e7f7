import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  "capability.none": "None of what is asked for is named itself.",
  "capability.rare": {
    one: "Both name {names}, which no other of {listed} listed solutions offers.",
    other: "Both name {names}, which {count} of {listed} listed solutions offer.",
  },
  "capability.same": "Both name {names}.",
  "capability.counted": "{named} of the {asked} capabilities asked for are named.",
  "capability.theme":
    "Of the same theme as {related}, which the product card names, and so counted at a third: {names}.",
  "maturity.outside": "{words} by the supplier’s word, outside the range asked for.",
  "maturity.outside.own": "{words} by your word, outside the range asked for.",
  "maturity.within": "{words} by the supplier’s word, within the range asked for.",
  "maturity.within.own": "{words} by your word, within the range asked for.",
  "policing.ended": "Used or tried at {organisation}{since}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}.",
  "policing.asking": "That force has this problem itself.",
  more: {
    one: "One other such use adds no points: only the best counts.",
    other: "{count} other such uses add no points: only the best counts.",
  },
  "policing.trial": "On trial at {organisation}{since}.",
  "sector.close":
    "(For such problems this sector counts {percent}% as much as policing, the same for every product: {why})",
  "sector.ended": "Used or tried at {organisation} ({sector}){since}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}.",
  "same.theme": "It counts in part: it is of the same theme, not what is asked for.",
  since: " since {date}",
  "since.ended": " from {date}",
  stale: ", over a year ago",
  "text.quotes":
    "The sentences nearest to each other; the challenge’s may be what it has or what it wants. The challenge: “{challenge}” The product card: “{solution}”",
  "text.in.challenge": "Some of them stand in the product card’s sentence “{sentence}”",
  "text.in.solution": "Some of them stand in the challenge’s sentence “{sentence}”",
  "text.words": "Both texts use the words {terms}; words alone may mislead.",
  "text.whole": "What the texts mean as wholes counts, too.",
  why: "Why it is suggested",
});
