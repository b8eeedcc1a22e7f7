import type { ChosenFilter } from "@/moj/filter-panel";
import type { FilterValue } from "./filter-choices";
import type { ListState } from "./list-state";

/** A value that the API did not know and left out. */
export type DroppedFilter = { filter: string; value: string };

/** A filter of the page: its name in the address, its words, and what one may choose now. */
export type FilterGroup = { filter: string; name: string; values: readonly FilterValue[] };

/** A slug as words, for a chosen value that leaves nothing and is not counted any more. */
const inWords = (slug: string): string => {
  const words = slug.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The filters chosen now, each with the address of the list without it. */
export function chosenFilters(
  list: ListState,
  groups: readonly FilterGroup[],
  dropped: readonly DroppedFilter[],
): ChosenFilter[] {
  return groups.map(({ filter, name, values }) => {
    const chosen = list.values(filter);
    const known = chosen.filter(
      (one) => !dropped.some((left) => left.filter === filter && left.value === one),
    );
    return {
      name,
      values: known.map((one) => ({
        text: values.find(({ value }) => value === one)?.text ?? inWords(one),
        withoutHref: list.href({ [filter]: chosen.filter((other) => other !== one) }),
      })),
    };
  });
}
