import { catalogue } from "@/shared/i18n/catalogue";

/** What a challenge asks for beside what a product card says; `.own` is said to its supplier. */
export const t = catalogue("match.asked", {
  bias: "Results compared between groups of people",
  "bias.asked": "The safeguards of the challenge ask for it",
  "bias.declined_to_say": "Declined to say",
  "bias.done": "Done, as the supplier says",
  "bias.done.own": "Done, as you say",
  "bias.not_applicable": "The card says that it does not apply. Ask why",
  "bias.not_applicable.own": "You say that it does not apply. Be ready to say why",
  "bias.planned": "Planned, not done",
  "bias.unsaid": "Not stated",
  capability: "Capability asked for",
  "capability.missing": "Not named",
  "capability.near": "Not named, but of the same theme: {related}",
  "capability.same": "Named",
  "capability.shared": {
    one: "No other of {listed} solutions names it",
    other: "{count} of {listed} solutions name it",
  },
  card: "On the product card",
  constraint: "Constraint",
  note: "The right-hand columns are the supplier’s word. Quoted are the sentences nearest to each outcome, for or against, found by words and meaning: compare figures and conditions with the target yourself. Where none was found, the card may say it in other words.",
  "note.own":
    "The right-hand columns are your word. Quoted are the sentences nearest to each outcome, for or against, found by words and meaning: others compare figures and conditions with the target. Where none was found, your card may say it in other words.",
  others: "Systems, standards and the rest",
  "others.what": "Not compared: read them in the challenge",
  outcome: "Outcome wanted",
  "outcome.none": "No sentence found",
  "outcome.said": "Nearest on the product card, for or against",
  "outcome.source": "Where from, as the card says: {source}",
  title: "What is asked for, and what the product card says",
});
