import type { FilterGroup } from "@/shared/lists/chosen-filters";
import { statusName } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import type { Facets } from "./api";
import { t } from "./texts-list";

type Facet = Facets["status"][number];

/** The order of a challenge's life, in which statuses are offered. */
const STATUSES = [
  ...["draft", "awaiting_sign_off", "in_moderation", "changes_requested", "rejected"],
  ...["scheduled", "open", "closed", "concluded", "withdrawn"],
];
const LEVELS = ["standard", "enhanced", "panel"];

const named = (facets: readonly Facet[]) =>
  facets.map(({ value, name, count }) => ({ value, text: name ?? value, count }));

/** Values of a known order, each with its words. */
function inOrder(facets: readonly Facet[], order: readonly string[], word: (v: string) => string) {
  const values = [...facets]
    .sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => ({ value, text: word(value), count }));
  return { values, word };
}

/**
 * The filters of the list with what one may choose. Themes and capabilities are one filter of the
 * API; the page offers themes, and those capabilities that an address has chosen.
 */
export function groupsOf(facets: Facets, capabilities: readonly string[]): FilterGroup[] {
  const chosen = facets.capability.filter(({ value }) => capabilities.includes(value));
  return [
    {
      filter: "status",
      name: t("filter.status"),
      ...inOrder(facets.status, STATUSES, (value) => statusName("challenge", value)),
    },
    {
      filter: "capability",
      name: t("filter.capability"),
      values: [...named(facets.theme), ...named(chosen)],
    },
    { filter: "sector", name: t("filter.sector"), values: named(facets.sector) },
    {
      filter: "safeguards",
      name: t("filter.safeguards"),
      ...inOrder(facets.safeguards, LEVELS, (value) => term("level", value)),
    },
    { filter: "force", name: t("filter.force"), values: named(facets.force) },
  ];
}
