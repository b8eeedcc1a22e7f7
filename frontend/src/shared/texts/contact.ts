import { catalogue } from "@/shared/i18n/catalogue";

/** Asking who an unnamed user of a product is. */
export const t = catalogue("contact", {
  ask: "Ask for a contact",
  asked: "Your force has asked for a contact",
  told: "It agreed to be named to your force alone: {name}",
});
