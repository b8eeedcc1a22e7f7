import type { FilterGroup } from "@/shared/lists/chosen-filters";
import { statusName } from "@/shared/tags";
import { term } from "@/shared/texts/terms";
import { type Facets, type Hit, KINDS, type Kind } from "./api";
import { t } from "./texts";

const OF_USES: readonly string[] = ["in_use", "trial", "ended"];

function statusText(value: string): string {
  if (value === "answered") return t("answered");
  if (OF_USES.includes(value)) return term("status", value);
  return statusName(value === "listed" ? "solution" : "challenge", value);
}

/** The filters of the results with what one may choose; every kind, so that one sees what was searched. */
export function groupsOf(facets: Facets, chosenKinds: readonly string[]): FilterGroup[] {
  return [
    {
      filter: "kind",
      name: t("filter.kind"),
      values: KINDS.map((kind) => {
        const count = countOf(facets, kind);
        const disabled = count === 0 && !chosenKinds.includes(kind);
        return { value: kind, text: t(`kind.${kind}`), count, disabled };
      }),
    },
    {
      filter: "status",
      name: t("filter.status"),
      values: facets.status.map(({ value, count }) => ({ value, text: statusText(value), count })),
    },
    {
      filter: "capability",
      name: t("filter.capability"),
      values: facets.capability.map(({ value, name, count }) => ({
        value,
        text: name ?? value,
        count,
      })),
    },
  ];
}

/** How many of a kind were found, with every filter but the kind's own. */
export const countOf = (facets: Facets, kind: Kind): number =>
  facets.kind.find(({ value }) => value === kind)?.count ?? 0;

export type KindGroup = { kind: Kind; items: readonly Hit[]; count: number };

/** The hits of a page by kind, the kind of the best hit first; kinds without any on this page last. */
export function byKind(
  items: readonly Hit[],
  facets: Facets,
  chosen: readonly string[],
): KindGroup[] {
  const order = [...new Set([...items.map(({ kind }) => kind), ...KINDS])];
  return order
    .filter((kind) => chosen.length === 0 || chosen.includes(kind))
    .map((kind) => ({
      kind,
      items: items.filter((hit) => hit.kind === kind),
      count: countOf(facets, kind),
    }))
    .filter(({ count }) => count > 0);
}
