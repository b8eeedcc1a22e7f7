import { catalogue } from "@/shared/i18n/catalogue";

/** What becomes of a text that saves itself. */
export const t = catalogue("saving", {
  at: "Saved at {time}",
  conflict: "Not saved: somebody else has changed this.",
  failed: "Not saved yet. Your text is kept on this page.",
  leave: "Some of your text is not saved yet. Leave this page and lose it?",
  now: "Saving",
  offline: "You are offline. Your text is kept on this page and saved when you are back.",
});
