import { InsetText } from "@/govuk/inset-text";
import { t } from "../texts/lists";
import type { DroppedFilter, FilterGroup } from "./chosen-filters";

type DroppedFiltersProps = { dropped: readonly DroppedFilter[]; groups: readonly FilterGroup[] };

/** Filter values of the address that nobody knows: left out, and said. */
export function DroppedFilters({ dropped, groups }: DroppedFiltersProps) {
  if (dropped.length === 0) return null;
  const nameOf = (filter: string) =>
    groups.find((group) => group.filter === filter)?.name ?? filter;
  return (
    <InsetText classes="govuk-!-margin-top-0">
      {dropped.map(({ filter, value }) => (
        <p className="govuk-body" key={`${filter} ${value}`}>
          {t("dropped", { filter: nameOf(filter), value })}
        </p>
      ))}
    </InsetText>
  );
}
