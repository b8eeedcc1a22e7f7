import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { contactsQuery, deploymentsQuery } from "@/shared/deployment-records";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { ContactTable } from "./contact-table";
import { DeploymentTable } from "./deployment-table";
import { t } from "./texts";

const SPEC: ListSpec = { filters: [] };
const contacts = contactsQuery({ limit: 100 });

const ownUse = (query: URLSearchParams) => {
  const cursor = query.get("cursor");
  return deploymentsQuery(cursor === null ? {} : { cursor });
};

function OwnUse() {
  const page = useSuspenseQuery(ownUse(useQueryParams())).data;
  const list = useListState(SPEC);
  return (
    <Page title={t("force.title")} section={href("forceHome")}>
      <h1 className="govuk-heading-xl">{t("force.title")}</h1>
      <p className="govuk-body-l">{t(page.total === 0 ? "force.none" : "force.lead")}</p>
      {page.total > 0 && (
        <>
          <ResultCount>{t("list.count", { count: page.total })}</ResultCount>
          <DeploymentTable
            items={page.items}
            caption={t("force.title")}
            to={(id) => href("forceDeployment", { id })}
          />
          <Pagination {...list.pages(page.next_cursor)} />
        </>
      )}
      <h2 className="govuk-heading-l">{t("contacts.title")}</h2>
      <Panel what={t("contacts.the")} query={contacts}>
        {({ items }) => <ContactTable items={items} />}
      </Panel>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([queries.fetchQuery(ownUse(query)), queries.prefetchQuery(contacts)]),
  Component: OwnUse,
};
