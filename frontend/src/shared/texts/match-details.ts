import { catalogue } from "@/shared/i18n/catalogue";

/** What only the pages about matches say, beside the reasons; `.own` is said to its supplier. */
export const t = catalogue("match.details", {
  "against.title": "What is still open",
  confirm: "Confirm or dispute it",
  "confirm.again": "Confirm it again, or dispute it",
  "fit.far": "nothing found on the outcomes",
  "fit.unnamed": "none of the capabilities named",
  "because.already_known": "It is already known",
  "because.constraint_not_met": "It does not meet a constraint",
  "because.different_problem": "It is about a different problem",
  "because.evidence_too_weak": "The evidence is too weak",
  "because.not_mature_enough": "It is not mature enough",
  "because.only_words_in_common": "Only words are in common",
  "because.other": "Another reason",
  "gap.capabilities": "Capabilities",
  "gap.capabilities.near": "Not named, though something related is: {names}.",
  "gap.capabilities.what": "Not named on the product card: {names}.",
  "gap.data_access": "Data access",
  "gap.data_access.what": "It would have to reach police systems. Nothing here says that it has.",
  "gap.effect_on_victims": "Effect on victims",
  "gap.effect_on_victims.what":
    "The challenge concerns victims or children. How its uses affected people like them is not compared: read what was learned there.",
  "gap.evidential_standard": "Evidential standard",
  "gap.evidential_standard.what":
    "Results may be used in court. Nothing here says that they have stood up in a criminal court of this country.",
  "gap.legal_basis": "Legal basis",
  "gap.legal_basis.what":
    "The challenge involves sensitive data or use. What is lawful where it is used now need not be so in policing. Whether it fits the basis that the challenge names is open.",
  "gap.outcomes": "Outcomes",
  "gap.outcomes.judge":
    "What is quoted for {near} of the {count} wanted is not judged: compare it, and what the product is not good for, with the target.",
  "gap.outcomes.none": "No sentence of the product card was found for {far} of the {count} wanted.",
  "gap.scale": "Scale",
  "gap.scale.asked": "Meant to reach: {asked}.",
  "gap.scale.said": "By the supplier’s word alone: {reach}.",
  "gap.scale.said.own": "By your word alone: {reach}.",
  "gap.scale.shown": "The widest reach stated of a confirmed or verified use: {reach}.",
  "gap.scale.unsaid": "The product card does not say how far its uses reach.",
  limits: "What the supplier says it is not good for",
  "limits.against": "Compare it with the outcomes wanted.",
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
  "police.trial":
    "{who} has only tried it. A trial shows nothing yet of law, courts and police data in daily use.",
  served: "Law, courts and police data",
  "served.asking":
    "It is in service at {who}, a force behind this challenge: ask there what law, courts and data needed.",
  "served.what":
    "It is in service at {who}. Ask whether it met the same law, courts and data there.",
  "served.what.own":
    "It is in service at {who}. Be ready to say whether it met the same law, courts and data there.",
  "uses.asking": "A force behind this challenge",
  uses: "Where it is or was used",
  "uses.evidence": "Evidence",
  "uses.learned": "Learned: {learned}",
  "uses.vouched":
    "Of these uses, {confirmed} confirmed by who uses it, {verified} verified by the moderator, a neutral trade body, {claimed} by the supplier’s word alone. That is said of the use. Results, capabilities and constraints are the supplier’s word: “Checked” says if more was looked at.",
  "uses.vouched.own":
    "Of these uses, {confirmed} confirmed by who uses it, {verified} verified by the moderator, a neutral trade body, {claimed} by your word alone. That is said of the use. Results, capabilities and constraints are your word: “Checked” says if more was looked at.",
  "uses.none": "The product card names no use that speaks for this.",
  "uses.when": "When",
  "uses.what": "For what",
  "uses.where": "Used in",
});
