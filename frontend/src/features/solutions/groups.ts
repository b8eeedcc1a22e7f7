import type { FilterGroup } from "@/shared/lists/chosen-filters";
import { statusName } from "@/shared/tags";
import { maturityText, term } from "@/shared/texts/terms";
import type { Facets } from "./api";
import { t } from "./texts-list";

type Facet = Facets["horizon"][number];

const HORIZONS = ["in_use_policing", "available", "other_sector", "emerging"];
/** The levels at which a stage of maturity begins; between them nobody filters. */
const STAGES = ["4", "6", "8"];

const horizonName = (value: string): string => statusName("horizon", value);
const hostingName = (value: string): string => term("hosting", value);

const named = (facets: readonly Facet[], word: (value: string) => string = String) =>
  facets.map(({ value, name, count }) => ({ value, text: name ?? word(value), count }));

const byOrder = (facets: readonly Facet[], order: readonly string[]): Facet[] =>
  [...facets].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));

/**
 * The filters of the catalogue with what one may choose. The page offers themes; a capability is
 * there when an address has chosen it, since a card with either of them is shown.
 */
export function groupsOf(facets: Facets, capabilities: readonly string[]): FilterGroup[] {
  const chosen = facets.capability.filter(({ value }) => capabilities.includes(value));
  return [
    {
      filter: "horizon",
      name: t("filter.horizon"),
      values: named(byOrder(facets.horizon, HORIZONS), horizonName),
      word: horizonName,
    },
    { filter: "theme", name: t("filter.theme"), values: named(facets.theme) },
    { filter: "capability", name: t("filter.capability"), values: named(chosen) },
    { filter: "sector", name: t("filter.sector"), values: named(facets.sector) },
    {
      filter: "hosting",
      name: t("filter.hosting"),
      values: named(facets.hosting, hostingName),
      word: hostingName,
    },
    {
      filter: "trl_min",
      name: t("filter.maturity"),
      values: named(
        facets.trl_min.filter(({ value }) => STAGES.includes(value)),
        (one) => maturityText(Number(one), 9),
      ),
    },
  ];
}
