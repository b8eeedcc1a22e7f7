import { catalogue } from "@/shared/i18n/catalogue";

export const t = catalogue("moj", {
  "filter.apply": "Apply filters",
  "filter.chosen": "Chosen",
  "filter.clear": "Clear all",
  "filter.hide": "Hide filters",
  "filter.remove": "Remove this filter",
  "filter.show": "Show filters",
  "filter.show.chosen": "Show filters ({count} chosen)",
  "filter.title": "Filter",
  "timeline.by": "by {who}",
});
