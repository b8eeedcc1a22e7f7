import { catalogue } from "@/shared/i18n/catalogue";

/** Whether evidence still holds, and what was checked. */
export const t = catalogue("evidence.standing", {
  "checked.hidden": "What was checked is not public: it could tell who uses it.",
  "disputed.because": "Reason, not public: {note}",
  "stale.ask": "Over a year ago: ask {who} whether it still holds.",
  "stale.ask.supplier": "Over a year ago: ask the supplier whether it still holds.",
  "stale.old": "Over a year ago: it may hold no longer.",
  "stale.say": "Over a year ago: say whether it still holds.",
  "stale.verify": "Over a year ago: check whether it still holds.",
  checked: "Checked: {note}",
  disputed: "It counts for nothing until that is settled.",
  stale: "Stale",
});
