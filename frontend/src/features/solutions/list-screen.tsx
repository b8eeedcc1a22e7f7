import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { FollowLinks } from "@/shared/follow-links";
import { withChosen } from "@/shared/lists/chosen-filters";
import { DroppedFilters } from "@/shared/lists/dropped-filters";
import { ListFilters } from "@/shared/lists/list-filters";
import { type ListState, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { SortSelect } from "@/shared/lists/sort-select";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { SearchLink } from "@/shared/search-box";
import { capabilityQuery, facetsQuery, filesOf, SORTS, SPEC, solutionsQuery } from "./api";
import { groupsOf } from "./groups";
import { SolutionItem } from "./solution-item";
import { t } from "./texts-list";

function Solutions() {
  const address = useQueryParams();
  const { items, total, next_cursor, dropped_filters } = useSuspenseQuery(
    solutionsQuery(address),
  ).data;
  const facets = useSuspenseQuery(facetsQuery(address)).data;
  const list = useListState(SPEC);
  const groups = withChosen(groupsOf(facets, list.values("capability")), list, dropped_filters);
  return (
    <Page title={t("list.title")}>
      <h1 className="govuk-heading-xl">{t("list.title")}</h1>
      <p className="govuk-body-l">{t("list.lede")}</p>
      <SearchLink />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-third">
          <ListFilters
            list={list}
            groups={groups}
            dropped={dropped_filters}
            label={t("filter.label")}
            counted={t("filter.counted")}
            single={{ filter: "trl_min", any: t("filter.maturity.any") }}
          />
        </div>
        <div className="govuk-grid-column-two-thirds">
          <DroppedFilters dropped={dropped_filters} groups={groups} />
          <div className="eme-results">
            <ResultCount>{t("list.count", { count: total })}</ResultCount>
            <SortSelect
              label={t("list.sort")}
              value={list.sort}
              items={SORTS.map((value) => ({ value, text: t(`list.sort.${value}`) }))}
              onChange={(sort) => list.apply({ sort })}
            />
          </div>
          {items.length === 0 ? (
            <Nothing list={list} />
          ) : (
            <ul className="eme-cards" key={list.key}>
              {items.map((solution) => (
                <SolutionItem key={solution.id} solution={solution} />
              ))}
            </ul>
          )}
          <Pagination {...list.pages(next_cursor ?? null)} />
          <FollowLinks links={filesOf(address)} />
        </div>
      </div>
    </Page>
  );
}

/** Nothing fits: the theme of the capability asked for is wider, and the filters can go. */
function Nothing({ list }: { list: ListState }) {
  if (SPEC.filters.every((filter) => list.values(filter).length === 0)) {
    return <p className="govuk-body">{t("list.none")}</p>;
  }
  return (
    <>
      <p className="govuk-body">
        {t("list.none.filtered")}{" "}
        <a className="govuk-link" href={list.clearHref}>
          {t("list.none.clear")}
        </a>
      </p>
      {list.values("capability").map((slug) => (
        <Panel key={slug} what={t("list.broader.what")} query={capabilityQuery(slug)}>
          {({ name, theme }) => (
            <p className="govuk-body">
              {t("list.broader", { name })}{" "}
              <a className="govuk-link" href={href("solutions", {}, { theme: theme.slug })}>
                {theme.name}
              </a>
            </p>
          )}
        </Panel>
      ))}
    </>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(solutionsQuery(query)),
      queries.fetchQuery(facetsQuery(query)),
    ]),
  Component: Solutions,
};
