import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonGroup, ButtonLink } from "@/govuk/button";
import { Pagination } from "@/govuk/pagination";
import { Table, TableRegion } from "@/govuk/table";
import { Tag } from "@/govuk/tag";
import { formatDate } from "@/shared/dates";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { HorizonTag, StatusTag } from "@/shared/tags";
import { ownSolutionsQuery, type SolutionItem } from "./api";
import { EvidenceToRenew, toRenew } from "./evidence-to-renew";
import { t } from "./texts";

const SPEC: ListSpec = { filters: [] };

function OwnSolutions() {
  const page = useSuspenseQuery(ownSolutionsQuery(useQueryParams().get("cursor"))).data;
  const list = useListState(SPEC);
  const add = (
    <ButtonGroup>
      <ButtonLink href={href("supplierNewSolution")}>{t("list.add")}</ButtonLink>
      <a className="govuk-link" href={href("supplierImport")}>
        {t("list.import")}
      </a>
    </ButtonGroup>
  );
  return (
    <Page title={t("list.title")}>
      <h1 className="govuk-heading-l">{t("list.title")}</h1>
      {page.total === 0 ? (
        <>
          <p className="govuk-body-l">{t("list.empty")}</p>
          <p className="govuk-body">{t("list.empty.why")}</p>
          {add}
        </>
      ) : (
        <>
          {add}
          <ResultCount>{t("list.count", { count: page.total })}</ResultCount>
          <TableRegion label={t("list.caption")}>
            <Table
              caption={t("list.caption")}
              captionSize="hidden"
              classes="eme-table--compact"
              columns={[
                { heading: t("list.name") },
                { heading: t("list.state") },
                { heading: t("list.horizon") },
                { heading: t("list.listed"), classes: "eme-nowrap" },
              ]}
              rows={page.items.map((item) => ({ key: item.id, cells: cellsOf(item) }))}
            />
          </TableRegion>
          <Pagination {...list.pages(page.next_cursor)} />
          <EvidenceToRenew />
        </>
      )}
    </Page>
  );
}

function cellsOf(item: SolutionItem) {
  const ref = item.reference;
  return [
    <div key="name">
      <a className="govuk-link" href={href("supplierSolution", { ref })}>
        {item.name}
      </a>
      <span className="eme-table__sub eme-ref govuk-!-font-weight-regular">{ref}</span>
    </div>,
    <div key="state" className="eme-tags eme-tags--small govuk-!-margin-bottom-0">
      <StatusTag kind="solution" status={item.status} small />
      {item.revision_state && (
        <Tag colour={item.revision_state === "draft" ? "grey" : "yellow"} classes="eme-tag--small">
          {t(`list.revision.${item.revision_state}`)}
        </Tag>
      )}
    </div>,
    <HorizonTag key="horizon" value={item.horizon} small />,
    item.first_listed_at === null ? t("list.never") : formatDate(item.first_listed_at),
  ];
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(ownSolutionsQuery(query.get("cursor"))),
      queries.prefetchQuery(toRenew),
    ]),
  Component: OwnSolutions,
};
