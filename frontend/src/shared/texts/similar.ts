import { catalogue } from "@/shared/i18n/catalogue";

/** Why a challenge of another force is thought to be similar. */
export const t = catalogue("similar", {
  "because.capabilities": "Both need: {names}",
  "because.sentence": "It says: “{sentence}”",
  "because.terms": "Words in both: {terms}",
  closes: "Closes at {moment}",
  "label.possible": "Alike in part",
  "label.strong": "Much alike",
  "label.weak": "Little in common",
});
