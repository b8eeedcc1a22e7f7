import { catalogue } from "@/shared/i18n/catalogue";

/** What a supplier can do to raise a match. */
export const t = catalogue("match.raise", {
  capability: "Name the capability “{name}”, if the product has it: up to {points}.",
  confirm: "Ask {name} to confirm the use there: up to {points}.",
  maturity: "Say how mature the product is: up to {points}.",
  operate: "If {name} takes it into service after the trial, and confirms that: up to {points}.",
  points: { one: "{count} point", other: "{count} points" },
  renew: "Show anew that the use at {name} still holds: up to {points}.",
  trial: "Have a force try it, and confirm that it did: up to {points}.",
  unnamed: "the organisation that is not named",
  verify: "Give evidence for the use at {name} that the moderator can verify: up to {points}.",
});
