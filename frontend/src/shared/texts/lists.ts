import { catalogue } from "@/shared/i18n/catalogue";

/** The words of filters in every list. */
export const t = catalogue("lists", {
  dropped: "“{value}” is not something we know under “{filter}”. It was left out of the filters.",
  "show.all": "Show all {count}",
  "show.fewer": "Show fewer",
  "show.of": "under {filter}",
  "value.count": "{value} ({count})",
});
