import { catalogue } from "@/shared/i18n/catalogue";

/** The words of the search box, wherever it stands. */
export const t = catalogue("search-box", {
  button: "Search",
  error: "Error:",
  hint: "Words, “a phrase in quotes”, <whole>-word</whole> to leave a word out, or a reference such as <whole>CH-2026-0042</whole>",
  label: "Search challenges, solutions, outcomes, answers and technology in use",
  link: "Search challenges, solutions, outcomes, answers and technology in use by their words",
  "too.long": "Shorten this to at most {most} characters",
});
