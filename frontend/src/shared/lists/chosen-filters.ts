import type { ChosenFilter } from "@/moj/filter-panel";
import type { FilterValue } from "./filter-choices";
import type { ListState } from "./list-state";

/** A value that the API did not know and left out. */
export type DroppedFilter = { filter: string; value: string };

/** A filter of the page: its name in the address, its words, and what one may choose now. */
export type FilterGroup = {
  filter: string;
  name: string;
  values: readonly FilterValue[];
  /** The words for a value; without it a value that the counts do not name is its slug in words. */
  word?: (value: string) => string;
};

/** A slug as words, for a chosen value that the counts do not name. */
const inWords = (slug: string): string => {
  const words = slug.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The chosen values of a filter that the API knows. */
export function knownChosen(
  list: ListState,
  filter: string,
  dropped: readonly DroppedFilter[],
): string[] {
  const left = dropped.filter((one) => one.filter === filter).map(({ value }) => value);
  return list.values(filter).filter((value) => !left.includes(value));
}

/** Whether anything is filtered by; what nobody knows filters nothing. */
export const isFiltered = (chosen: readonly ChosenFilter[]): boolean =>
  chosen.some(({ values }) => values.length > 0);

/** The groups with every chosen value among the others, also when it leaves nothing. */
export function withChosen(
  groups: readonly FilterGroup[],
  list: ListState,
  dropped: readonly DroppedFilter[],
): FilterGroup[] {
  return groups.map((group) => {
    const missing = knownChosen(list, group.filter, dropped).filter(
      (chosen) => !group.values.some(({ value }) => value === chosen),
    );
    const word = group.word ?? inWords;
    const more = missing.map((value) => ({ value, text: word(value), count: 0 }));
    return { ...group, values: [...group.values, ...more] };
  });
}

/** The filters chosen now, each with the address of the list without it. */
export function chosenFilters(
  groups: readonly FilterGroup[],
  list: ListState,
  dropped: readonly DroppedFilter[],
): ChosenFilter[] {
  return groups.map(({ filter, name, values }) => {
    const chosen = knownChosen(list, filter, dropped);
    return {
      name,
      values: chosen.map((one) => ({
        text: values.find(({ value }) => value === one)?.text ?? inWords(one),
        withoutHref: list.href({ [filter]: chosen.filter((other) => other !== one) }),
      })),
    };
  });
}
