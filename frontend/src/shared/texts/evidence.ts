import { catalogue } from "@/shared/i18n/catalogue";

/** What stands behind a use of a product, and since when. */
export const t = catalogue("evidence", {
  "at.confirmed": "Confirmed by the organisation that uses it on {date}",
  "at.confirmed.by": "Confirmed by {who} ({role}) on {date}",
  "at.disputed": "Disputed by the organisation that is said to use it on {date}",
  "at.disputed.by": "Disputed by {who} ({role}) on {date}",
  "at.verified": "Verified by the moderator on {date}",
  "contact.ask": "Ask for a contact",
  "contact.asked": "Your force has asked",
  checked: "Checked: {note}",
  dated: "Only the supplier says so, with evidence of {month}",
  disputed: "It counts for nothing until that is settled.",
  "disputed.because": "Reason, not public: {note}",
  "level.claimed": "The supplier says so. Nobody else has checked it.",
  "level.confirmed": "The organisation that uses it has confirmed it.",
  "level.disputed":
    "The organisation that is said to use it says that this is not so. It counts for nothing until that is settled.",
  "level.stale":
    "What was said over a year ago. In matches evidence counts in full for a year, and less from then on.",
  "level.verified": "The moderator has seen proof of it, and says what was checked.",
  levels: "What the words on evidence mean",
  "raise.claimed":
    "A link to something that others can read, with its date. Without one nobody can verify it.",
  "raise.confirmed":
    "The force that uses it confirms it here, for itself. Name the force as its user, and ask it to look under “Deployments to confirm” on its home page. Nobody can do that for it, neither you nor the moderator.",
  "raise.title": "What raises the evidence level",
  "raise.verified":
    "The moderator reads what you link to and says what was checked. What is public waits in the moderator’s list by itself; you need not ask.",
  "raise.words":
    "A change of who, where, for what, how large or since when makes it a claim again once it is listed. The listed version keeps its evidence until then.",
  "raise.years":
    "Evidence counts in full for a year and for less after that. Have it confirmed or verified again.",
  stale: "Stale",
  "stale.ask": "Over a year ago: ask {who} whether it still holds.",
  "stale.ask.supplier": "Over a year ago: ask the supplier whether it still holds.",
  "stale.ended": "Over a year ago.",
  "stale.old": "Over a year ago: it may hold no longer.",
  "stale.say": "Over a year ago: say whether it still holds.",
  "stale.verify": "Over a year ago: check whether it still holds.",
  undated: "Only the supplier says so, without a date",
  unnamed: "An organisation that is not named in public",
  unknown: "An organisation",
  "when.from.to": "{words}, {from} to {to}",
  "when.since": "{words} since {from}",
  "when.until": "{words}, until {to}",
});
