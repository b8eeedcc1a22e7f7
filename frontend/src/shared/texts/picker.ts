import { catalogue } from "@/shared/i18n/catalogue";

/** Choosing capabilities, and the records of other forces that ask for something similar. */
export const t = catalogue("picker", {
  chosen: { one: "{count} capability chosen", other: "{count} capabilities chosen" },
  "chosen.most": "You can choose up to {most}.",
  find: "Find a capability",
  "find.hint": "Type a word, or open a theme below.",
  found: { one: "{count} capability found", other: "{count} capabilities found" },
  remove: "Remove",
  theme: "{name}, {count} chosen",
});
