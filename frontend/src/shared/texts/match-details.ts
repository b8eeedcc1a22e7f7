import { catalogue } from "@/shared/i18n/catalogue";

/** What only the pages about matches say, beside the reasons; `.own` is said to its supplier. */
export const t = catalogue("match.details", {
  "against.title": "What is still open",
  bias: "Results between groups",
  "bias.not_applicable": "that does not apply to it. Ask why",
  "bias.not_applicable.own": "that does not apply to it. Be ready to say why",
  "bias.unsaid": "nothing",
  "bias.what":
    "The safeguards of the challenge ask whether results differ between groups of people. The product card says: {said}.",
  confirm: "Confirm or dispute it",
  "confirm.again": "Confirm it again, or dispute it",
  conflicts: { one: "with a conflict", other: "with {count} conflicts" },
  "because.already_known": "It is already known",
  "because.constraint_not_met": "It does not meet a constraint",
  "because.different_problem": "It is about a different problem",
  "because.evidence_too_weak": "The evidence is too weak",
  "because.not_mature_enough": "It is not mature enough",
  "because.only_words_in_common": "Only words are in common",
  "because.other": "Another reason",
  "gap.capabilities": "Capabilities",
  "gap.capabilities.theme": "{name} (something of the same theme is)",
  "gap.capabilities.what": "Asked for, and not named on the product card: {names}.",
  "gap.data_access": "Data access",
  "gap.data_access.what": "It would have to reach police systems. Nothing here says that it has.",
  "gap.effect_on_victims": "Effect on victims",
  "gap.effect_on_victims.what":
    "The challenge concerns victims or children. How its uses affected people like them is not compared: what was learned stands on the product card.",
  "gap.evidential_standard": "Evidential standard",
  "gap.evidential_standard.what":
    "Results may be used in court. Nothing here says that they have stood up in a criminal court of this country.",
  "gap.legal_basis": "Legal basis",
  "gap.legal_basis.what":
    "The challenge involves sensitive data or use. What is lawful where it is used now need not be so in policing. Whether it fits the basis that the challenge names is open.",
  "gap.scale": "Scale",
  "gap.scale.asked": "Meant to reach: {asked}.",
  "gap.scale.said": "By the supplier’s word alone, the widest use reaches: {reach}.",
  "gap.scale.said.own": "By your word alone, the widest use reaches: {reach}.",
  "gap.scale.shown":
    "The widest use that somebody else than the supplier vouches for reaches: {reach}.",
  "gap.scale.shown.own": "The widest use that somebody else than you vouches for reaches: {reach}.",
  "gap.scale.unsaid": "The product card does not say how far its uses reach.",
  limits: "What the supplier says it is not good for",
  "limits.own": "What you say it is not good for",
  police: "Service in policing",
  "police.claimed": "That it did is the supplier’s word alone.",
  "police.claimed.own": "That it did is your word alone.",
  "police.ended":
    "{who} used or tried it, and that has ended. It shows nothing of law, courts and police data in daily use.",
  "police.in_use": "Only the supplier says that {who} uses it in service.",
  "police.in_use.own": "Only you say that {who} uses it in service.",
  "police.none": "No police force is shown to use it, or to have tried it, for anything like this.",
  "police.nowhere": "The product card names no use, by a force or anybody else, that is like this.",
  "police.other":
    "A force uses or tried something of the same theme, not what this challenge asks for.",
  "police.served":
    "{who} uses it in service ({use}). {vouched}. It has met law, courts and police data there: ask whether that holds for this challenge.",
  "police.served.own":
    "{who} uses it in service ({use}). {vouched}. It has met law, courts and police data there: be ready to say whether that holds for this challenge.",
  "police.trial":
    "{who} has only tried it. A trial shows nothing yet of law, courts and police data in daily use.",
  "uses.asking": "Has this problem itself",
  uses: "Where it is or was used",
  "uses.evidence": "Evidence",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.when": "When",
  "uses.what": "For what",
  "uses.where": "Used in",
});
