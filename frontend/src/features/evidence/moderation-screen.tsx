import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { SubNavigation } from "@/moj/sub-navigation";
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

const SPEC: ListSpec = { filters: ["show"] };
const TABS = ["claimed", "stale", "disputed"] as const;
const LIMIT = 20;

function askedFor(query: URLSearchParams) {
  const cursor = query.get("cursor");
  const page = { limit: LIMIT, ...(cursor === null ? {} : { cursor }) };
  const show = TABS.find((tab) => tab === query.get("show")) ?? "claimed";
  if (show === "stale") return { show, asked: { ...page, stale: true } };
  return {
    show,
    asked: { ...page, evidence: [show], ...(show === "claimed" ? { waiting: true } : {}) },
  };
}

const contacts = contactsQuery({ waiting: true, limit: 100 });

function Evidence() {
  const { show, asked } = askedFor(useQueryParams());
  const page = useSuspenseQuery(deploymentsQuery(asked)).data;
  const list = useListState(SPEC);
  return (
    <Page title={t("moderation.title")} section={href("moderationQueue")}>
      <h1 className="govuk-heading-xl">{t("moderation.title")}</h1>
      <p className="govuk-body-l">{t("moderation.lead")}</p>
      <SubNavigation
        label={t("moderation.tabs")}
        items={TABS.map((tab) => ({
          text: t(`tab.${tab}`),
          href: href("moderationEvidence", {}, { show: tab === "claimed" ? null : tab }),
          current: tab === show,
        }))}
      />
      <ResultCount>{t("list.count", { count: page.total })}</ResultCount>
      {page.items.length === 0 ? (
        <p className="govuk-body">{t("list.none")}</p>
      ) : (
        <DeploymentTable
          items={page.items}
          caption={t(`tab.${show}`)}
          to={(id) => href("moderationEvidenceClaim", { id })}
        />
      )}
      <Pagination {...list.pages(page.next_cursor)} />
      <h2 className="govuk-heading-l">{t("contacts.title")}</h2>
      <Panel what={t("contacts.the")} query={contacts}>
        {({ items }) => <ContactTable items={items} />}
      </Panel>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery(deploymentsQuery(askedFor(query).asked)),
      queries.prefetchQuery(contacts),
    ]),
  Component: Evidence,
};
