import { catalogue } from "@/shared/i18n/catalogue";

/** What speaks for and against a match, in words. */
export const t = catalogue("match.reasons", {
  "capability.counted": "{named} of the {asked} capabilities asked for are named.",
  "capability.near":
    "For {count}, something of the same theme is named instead, which counts a third.",
  "capability.none": "None of the {asked} capabilities asked for is named.",
  "capability.rare": {
    one: "The rarest, {name}, is named by no other of {listed} listed solutions.",
    other: "The rarest, {name}, is named by {count} of {listed} listed solutions.",
  },
  "maturity.outside": "{words} by the supplier’s word, outside the range asked for.",
  "maturity.outside.own": "{words} by your word, outside the range asked for.",
  "maturity.within": "{words} by the supplier’s word, within the range asked for.",
  "maturity.within.own": "{words} by your word, within the range asked for.",
  "policing.ended": "Used or tried at {organisation}{since}{what}; that has ended.",
  "policing.in_use": "In use at {organisation}{since}{what}.",
  "policing.asking": "That is a force behind this challenge.",
  more: {
    one: "One other such use adds no points: only the best counts.",
    other: "{count} other such uses add no points: only the best counts.",
  },
  "policing.trial": "On trial at {organisation}{since}{what}.",
  "sector.close":
    "For such problems this sector counts as {percent}% alike, whatever the product. One example: {why}",
  "sector.ended": "Used or tried at {organisation} ({sector}){since}{what}; that has ended.",
  "sector.in_use": "In use at {organisation} ({sector}){since}{what}.",
  "sector.trial": "On trial at {organisation} ({sector}){since}{what}.",
  "same.theme": "It counts in part: it is of the same theme, not what is asked for.",
  since: " since {date}",
  "since.ended": " from {date}",
  stale: ", over a year ago",
  "text.in.challenge":
    "Some of them stand in the product card’s sentence “{sentence}”: words alone may mislead.",
  "text.in.solution":
    "Some of them stand in the challenge’s sentence “{sentence}”: words alone may mislead.",
  "text.nearest": "Wanted: “{title}” Nearest on the product card: “{said}”",
  "text.quotes":
    "The sentences nearest to each other. The challenge: “{challenge}” The product card: “{solution}”",
  "text.words": "Words in common: {terms}.",
  "text.whole": "The points are for both texts as wholes, in words and in meaning.",
  what: ": “{use}”",
  why: "Why it is suggested",
});
