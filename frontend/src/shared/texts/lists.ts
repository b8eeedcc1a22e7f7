import { catalogue } from "@/shared/i18n/catalogue";

/** The words of filters in every list. */
export const t = catalogue("lists", {
  dropped: "“{value}” is not something we know under “{filter}”. It was left out of the filters.",
  none: {
    one: "Nothing fits the filter you chose.",
    other: "Nothing fits all the filters you chose. Take one away:",
  },
  "none.clear": "Clear all filters",
  "none.without": "Without “{value}” ({filter})",
  "show.all": "Show all {count}",
  "show.fewer": "Show fewer",
  "show.of": "under {filter}",
  "value.count": "{value} ({count})",
});
