import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { FollowLinks } from "@/shared/follow-links";
import { chosenFilters, isFiltered, knownChosen, withChosen } from "@/shared/lists/chosen-filters";
import { DroppedFilters } from "@/shared/lists/dropped-filters";
import { ListFilters } from "@/shared/lists/list-filters";
import { useListState } from "@/shared/lists/list-state";
import { NothingFits } from "@/shared/lists/nothing-fits";
import { ResultCount } from "@/shared/lists/result-count";
import { SortSelect } from "@/shared/lists/sort-select";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { SearchLink } from "@/shared/search-box";
import { capabilityQuery, facetsQuery, filesOf, SORTS, SPEC, solutionsQuery } from "./api-list";
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
  const chosen = chosenFilters(groups, list, dropped_filters);
  const head = (
    <>
      <h1 className="govuk-heading-xl">{t("list.title")}</h1>
      <p className="govuk-body-l">{t("list.lede")}</p>
    </>
  );
  if (total === 0 && !isFiltered(chosen)) {
    return (
      <Page title={t("list.title")}>
        {head}
        <DroppedFilters dropped={dropped_filters} groups={groups} />
        <p className="govuk-body">{t("list.none")}</p>
      </Page>
    );
  }
  return (
    <Page title={t("list.title")}>
      {head}
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
            <>
              <NothingFits chosen={chosen} clearHref={list.clearHref} />
              <Broader slugs={knownChosen(list, "capability", dropped_filters)} />
            </>
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

/** The theme of a capability asked for is wider. */
function Broader({ slugs }: { slugs: readonly string[] }) {
  return slugs.map((slug) => (
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
  ));
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(solutionsQuery(query)),
      queries.fetchQuery(facetsQuery(query)),
    ]),
  Component: Solutions,
};
