import { FilterPanel } from "@/moj/filter-panel";
import { chosenFilters, type DroppedFilter, type FilterGroup } from "./chosen-filters";
import { FilterChoices, FilterSelect } from "./filter-choices";
import type { ListState } from "./list-state";
import { useStagedFilters } from "./use-staged-filters";

type ListFiltersProps = {
  list: ListState;
  groups: readonly FilterGroup[];
  dropped: readonly DroppedFilter[];
  /** Names the form. */
  label: string;
  /** Says what the number behind a value counts. */
  counted: string;
  /** The one filter of which one value is chosen at a time, and the words for none. */
  single: { filter: string; any: string };
};

/** The filters of a list: ticks, and one choice, applied together. */
export function ListFilters({ list, groups, dropped, label, counted, single }: ListFiltersProps) {
  const staged = useStagedFilters(list);
  return (
    <FilterPanel
      label={label}
      chosen={chosenFilters(groups, list, dropped)}
      clearHref={list.clearHref}
      onApply={staged.apply}
    >
      {groups.map(({ filter, name, values }) =>
        filter === single.filter ? (
          <FilterSelect
            key={filter}
            id={filter}
            label={name}
            any={single.any}
            values={values}
            chosen={staged.value(filter)}
            onChange={(chosen) => staged.set(filter, chosen)}
          />
        ) : (
          <FilterChoices
            key={filter}
            id={filter}
            legend={name}
            values={values}
            chosen={staged.value(filter)}
            onChange={(chosen) => staged.set(filter, chosen)}
            counted={counted}
          />
        ),
      )}
    </FilterPanel>
  );
}
