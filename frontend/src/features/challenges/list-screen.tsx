import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Pagination } from "@/govuk/pagination";
import { ChallengeCard, type ChallengeCardData } from "@/shared/challenge-card";
import { FollowLinks } from "@/shared/follow-links";
import { chosenFilters, isFiltered, withChosen } from "@/shared/lists/chosen-filters";
import { DroppedFilters } from "@/shared/lists/dropped-filters";
import { ListFilters } from "@/shared/lists/list-filters";
import { type ListState, useListState } from "@/shared/lists/list-state";
import { NothingFits } from "@/shared/lists/nothing-fits";
import { ResultCount } from "@/shared/lists/result-count";
import { SortSelect } from "@/shared/lists/sort-select";
import { Page } from "@/shared/page";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { SearchLink } from "@/shared/search-box";
import { challengesQuery, facetsQuery, filesOf, type Scope, SORTS, SPEC } from "./api";
import { groupsOf } from "./groups";
import { t } from "./texts-list";

type ChallengeListProps = {
  scope: Scope;
  title: string;
  lede: string;
  /** What stands where there is nothing, and nothing was filtered. */
  none: string;
  /** Where a challenge leads; its own page unless said. */
  addressOf?: (challenge: ChallengeCardData) => string | undefined;
  action?: ReactNode;
};

/** Filters, count, cards and pages of the challenges in a scope. */
export function ChallengeList(props: ChallengeListProps) {
  const { scope, title, lede, none, addressOf, action } = props;
  const address = useQueryParams();
  const { items, total, next_cursor, dropped_filters } = useSuspenseQuery(
    challengesQuery(address, scope),
  ).data;
  const facets = useSuspenseQuery(facetsQuery(address, scope)).data;
  const list = useListState(SPEC);
  const groups = withChosen(groupsOf(facets, list.values("capability")), list, dropped_filters);
  const chosen = chosenFilters(groups, list, dropped_filters);
  const files = filesOf(address, scope);
  const head = (
    <>
      <h1 className="govuk-heading-xl">{title}</h1>
      <p className="govuk-body-l">{lede}</p>
      {action}
    </>
  );
  if (total === 0 && !isFiltered(chosen)) {
    return (
      <Page title={title}>
        {head}
        <DroppedFilters dropped={dropped_filters} groups={groups} />
        <p className="govuk-body">{none}</p>
        <FollowLinks links={files.filter(({ kind }) => kind !== "csv")} />
      </Page>
    );
  }
  return (
    <Page title={title}>
      {head}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-third">
          <ListFilters
            list={list}
            groups={groups}
            dropped={dropped_filters}
            label={t("filter.label")}
            counted={t("filter.counted")}
            single={{ filter: "force", any: t("filter.force.any") }}
          />
        </div>
        <div className="govuk-grid-column-two-thirds">
          <DroppedFilters dropped={dropped_filters} groups={groups} />
          <div className="eme-results">
            <ResultCount>{t("list.count", { count: total })}</ResultCount>
            <Sort list={list} />
          </div>
          {items.length === 0 ? (
            <NothingFits chosen={chosen} clearHref={list.clearHref} />
          ) : (
            <ul className="eme-cards" key={list.key}>
              {items.map((challenge) => (
                <Card key={challenge.id} challenge={challenge} to={addressOf?.(challenge)} />
              ))}
            </ul>
          )}
          <Pagination {...list.pages(next_cursor ?? null)} />
          <FollowLinks links={files} />
          <p className="govuk-body govuk-!-margin-bottom-0">
            <a className="govuk-link" href={list.href({ status: "concluded" })}>
              {t("list.outcomes")}
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
}

type CardProps = { challenge: ChallengeCardData; to: string | undefined };

function Card({ challenge, to }: CardProps) {
  return <ChallengeCard challenge={challenge} {...(to ? { to } : {})} />;
}

function Sort({ list }: { list: ListState }) {
  return (
    <SortSelect
      label={t("list.sort")}
      value={list.sort}
      items={SORTS.map((value) => ({ value, text: t(`list.sort.${value}`) }))}
      onChange={(sort) => list.apply({ sort })}
    />
  );
}

/** What a list fetches before it shows. */
export const loadList =
  (scope: Scope): NonNullable<Screen["load"]> =>
  ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(challengesQuery(query, scope)),
      queries.fetchQuery(facetsQuery(query, scope)),
    ]);

function Challenges() {
  return (
    <ChallengeList
      scope="all"
      title={t("list.title")}
      lede={t("list.lede")}
      none={t("list.none")}
      action={<SearchLink />}
    />
  );
}

export const screen: Screen = { load: loadList("all"), Component: Challenges };
