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
    "Counted at a third each, as the product card names {related} of the same theme: {names}.",
  "maturity.outside": "{words}, outside the range that the challenge gives.",
  "maturity.within": "{words}, within the range that the challenge gives.",
  "policing.ended": "Used or tried at {organisation}{since}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}.",
  "policing.asking.ended":
    "Also used or tried at {organisation}, which is behind this challenge; that has ended.",
  "policing.asking.in_use": "Also in use at {organisation}, which is behind this challenge.",
  "policing.asking.trial": "Also on trial at {organisation}, which is behind this challenge.",
  "policing.more": {
    one: "One other use in policing adds no points: only the best counts.",
    other: "{count} other uses in policing add no points: only the best counts.",
  },
  "policing.trial": "On trial at {organisation}{since}.",
  "sector.close":
    "About the sector, not this product: for this kind of problem it counts as {percent}% as close as policing, because {why}",
  "sector.ended": "Used or tried at {organisation} ({sector}){since}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}.",
  "same.theme": "It counts in part: it shows something of the same theme, not what is asked for.",
  since: " since {date}",
  "since.ended": " from {date}",
  stale: ", over a year ago",
  "text.quotes":
    "The sentences nearest to each other; the challenge’s may be what it has or what it wants. The challenge: “{challenge}” The product card: “{solution}”",
  "text.words":
    "Both texts use the words {terms}. The fewer other texts use a word, the more it counts. No single sentence says enough to be quoted.",
  "text.whole": "The texts as wholes were compared in meaning, too.",
  why: "Why it is suggested",
});
