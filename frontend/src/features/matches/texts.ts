import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("matches", {
  all: "All listed solutions",
  "card.choose": "Matches of",
  "card.title": "Your solution",
  "card.yours": "Your solution: <solution>{name}</solution>",
  closes: "Closes at {moment}, {relative}",
  "count.challenges": {
    one: "{count} match of a challenge and a solution of yours",
    other: "{count} matches of a challenge and a solution of yours",
  },
  "count.solutions": {
    one: "{count} solution that may fit",
    other: "{count} solutions that may fit",
  },
  explain:
    "Points say how much the two texts and the evidence have in common. They do not say which is best. Company size, membership and popularity play no part.",
  gaps: "What is not shown yet",
  "gaps.none":
    "No difference is known between the uses named and this challenge in law, evidence, vetting, hosting, scale, victims or data. Whether the product does what is asked is not part of this.",
  "gaps.unknown": "The product card names no use that could be compared with this challenge.",
  "label.button": "Save",
  "label.cancel": "Cancel",
  "label.change": "Change the reason",
  "label.error": "Choose why it is not relevant",
  "label.hint": "This helps the service to learn. It changes nothing for the other side.",
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
  "raise.capability": "Name the capability “{name}”, if the product has it: up to {points}.",
  "raise.confirm": "Ask {name} to confirm that the product is in use there: up to {points}.",
  "raise.honest":
    "Say only what is true. Moderators check it, and rewriting a text to please the ranking brings nothing.",
  "raise.maturity": "Say how mature the product is: up to {points}.",
  "raise.points": { one: "{count} point", other: "{count} points" },
  "raise.renew": "Show that the use at {name} still holds: up to {points}.",
  "raise.title": "What would raise this",
  "raise.verify":
    "Give evidence for the use at {name} that the moderator can verify: up to {points}.",
  respond: "Respond",
  title: "Matches",
  "weak.hide": "Leave out those with little in common",
  "weak.show": "Show also those with little in common",
  "words.body":
    "The part of this service that compares meaning is not available now. Matches may be missed that say the same in other words.",
  "words.title": "Words alone were compared",
  worked: "Worked out at {moment} with weights version {version}.",
});
