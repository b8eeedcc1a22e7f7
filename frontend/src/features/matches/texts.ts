import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("matches", {
  all: "All listed solutions",
  "card.choose": "Matches of",
  "card.more": "All results and files are on the product card",
  "card.yours": "Your solution: <solution>{name}</solution>",
  closes: "Closes at {moment}, {relative}",
  "count.challenges": {
    one: "{count} match between an open challenge and a solution of yours",
    other: "{count} matches between open challenges and solutions of yours",
  },
  "count.challenges.weak": {
    one: "{count} match, those with little in common included",
    other: "{count} matches, those with little in common included",
  },
  "count.solutions": {
    one: "{count} solution that may fit",
    other: "{count} solutions that may fit",
  },
  "count.solutions.weak": {
    one: "{count} solution, those with little in common included",
    other: "{count} solutions, those with little in common included",
  },
  decide: "Decide on this match",
  explain:
    "Matches are ordered by points. More points mean that more is in common and better shown, not that a product is better. A conflict with a constraint takes none away: weigh it yourself. Company size, membership and popularity play no part.",
  "label.button": "Save",
  "label.cancel": "Cancel",
  "label.change": "Change the reason",
  "label.error": "Choose why it is not relevant",
  "label.hint":
    "The match stays where it is, and the other side is not told. Reasons are collected without names to improve how matches are worked out.",
  "label.open": "Not relevant, because …",
  "label.said": "You said that this is not relevant: {because}.",
  "label.saved": "Saved: not relevant.",
  "label.title": "Why is it not relevant?",
  "none.capability": "Name the capabilities your product has. Rare ones count most.",
  "none.cards": "You have no listed solution yet",
  "none.cards.add": "List a solution",
  "none.cards.body":
    "Matches are worked out from the solutions that you have listed. A draft counts once a moderator has listed it.",
  "none.challenge.title": "No listed solution may fit so far",
  "none.challenge.body":
    "Solutions are listed all the time, and this page is worked out anew whenever you open it.",
  "none.challenge.capability": "Naming more capabilities helps solutions to be found.",
  "none.challenge.plain": "Describe the problem in the words that suppliers use.",
  "none.evidence": "Add evidence to where it is in use: a link is enough.",
  "none.help": "What would help",
  "none.not.good": "Say what it is not good for. Forces trust cards that do.",
  "none.own.title": "No open challenge may fit so far",
  "none.own.body": "New challenges are compared with your solutions as they open.",
  "none.solutions": "Your solutions",
  "raise.conflict.hosting":
    "Hosting does not agree with what the challenge asks. If the product can be hosted that way, say so on the product card. The conflict takes no points, but every reader sees it.",
  "raise.conflict.maturity":
    "It is outside the maturity that the challenge asks for. If its level has changed, change it on the product card.",
  "raise.conflict.vetting":
    "Your people are vetted less than the challenge asks. If they are vetted higher by now, say so on the product card. The conflict takes no points, but every reader sees it.",
  "raise.alone":
    "Each way is worked out by itself: for one contribution, such as proof in policing, only the best use counts, so the points of two ways need not add up.",
  "raise.rest":
    "What is still open and stands in no line here brings no points. Answer it in your response.",
  "raise.honest": "Say only what is true: every reader sees what nobody else has checked.",
  "raise.missing":
    "The challenge also asks for: {names}. That would bring points, too. Name only what the product does.",
  "raise.not_stated.hosting":
    "The challenge asks for a place of hosting, and the product card does not say where the product can be hosted. Saying it brings no points: it answers what every reader asks.",
  "raise.not_stated.vetting":
    "The challenge asks for vetting, and the product card does not say how your people are vetted. Saying it brings no points: it answers what every reader asks.",
  "raise.nothing": "Nothing that you could show would add a point or more.",
  "raise.text":
    "Text relevance has {points} of {of} points. It follows from what the product card says the product does: if it does more for this problem than the card says, describe that.",
  "raise.title": "What would raise this match",
  respond: "Respond",
  "respond.draft": "Go on with your response",
  "respond.sent": "See your response",
  title: "Matches",
  "weak.hide": "Leave out those with little in common",
  "weak.show": "Show also those with little in common",
  "words.body":
    "The part of this service that compares meaning is not available now. Matches may be missed that say the same in other words.",
  "words.title": "Words alone were compared",
  worked: "Worked out at {moment} with weights version {version}.",
});
