import { FilterPanel } from "@/moj/filter-panel";
import { chosenFilters, type DroppedFilter, type FilterGroup } from "@/shared/lists/chosen-filters";
import { FilterChoices, FilterSelect } from "@/shared/lists/filter-choices";
import type { ListState } from "@/shared/lists/list-state";
import { useStagedFilters } from "@/shared/lists/use-staged-filters";
import { t } from "./texts";

type FiltersProps = {
  list: ListState;
  groups: readonly FilterGroup[];
  dropped: readonly DroppedFilter[];
};

/** The filters of the catalogue; the lowest maturity is one choice. */
export function Filters({ list, groups, dropped }: FiltersProps) {
  const staged = useStagedFilters(list);
  return (
    <FilterPanel
      label={t("filter.label")}
      chosen={chosenFilters(groups, list, dropped)}
      clearHref={list.clearHref}
      onApply={staged.apply}
    >
      {groups.map(({ filter, name, values }) =>
        filter === "trl_min" ? (
          <FilterSelect
            key={filter}
            id={filter}
            label={name}
            any={t("filter.maturity.any")}
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
            counted={t("filter.counted")}
          />
        ),
      )}
    </FilterPanel>
  );
}
