import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { Pagination } from "@/govuk/pagination";
import { Table } from "@/govuk/table";
import { SubNavigation } from "@/moj/sub-navigation";
import { formatDate, formatLeft, formatMoment, formatStamp } from "@/shared/dates";
import { FollowLinks, fileAddress } from "@/shared/follow-links";
import { FormProblem } from "@/shared/forms/form-problem";
import { useProblemForm } from "@/shared/forms/use-problem-form";
import { useListState } from "@/shared/lists/list-state";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import {
  type CaseCard,
  type CasePage,
  conductQuery,
  QUEUE,
  queueQuery,
  takeCaseAction,
} from "./api";
import { ConductPanel } from "./conduct-panel";
import { foundWords } from "./parts";
import { t } from "./texts";

const TABS = ["all", "mine", "open", "decided"] as const;

function Queue() {
  const query = useQueryParams();
  const list = useListState(QUEUE);
  const page = useSuspenseQuery(queueQuery(query)).data;
  const chosen = query.get("status") ?? "all";
  return (
    <Page title={t("queue.title")}>
      <h1 className="govuk-heading-xl">{t("queue.title")}</h1>
      <p className="govuk-body-l">{waitingWords(page)}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={href("moderationEvidence")}>
          {t("queue.evidence")}
        </a>
      </p>
      <ConductPanel />
      <SubNavigation
        label={t("queue.tabs")}
        items={TABS.map((tab) => ({
          text: tabText(tab, page),
          href: href("moderationQueue", {}, { status: tab === "all" ? null : tab }),
          current: tab === chosen,
        }))}
      />
      {page.items.length === 0 ? (
        <p className="govuk-body">{t(`empty.${TABS.find((tab) => tab === chosen) ?? "all"}`)}</p>
      ) : (
        <Cases items={page.items} decided={chosen === "decided"} key={list.key} />
      )}
      <Pagination {...list.pages(page.next_cursor)} />
      <FollowLinks
        links={[
          {
            kind: "csv",
            to: fileAddress("moderation/cases.csv", { status: list.values("status") }),
          },
        ]}
      />
    </Page>
  );
}

function waitingWords({ counts }: CasePage): string {
  const waiting =
    counts.waiting === 0 ? t("queue.nothing") : t("queue.waiting", { count: counts.waiting });
  return counts.late === 0 ? waiting : `${waiting} ${t("queue.late", { count: counts.late })}`;
}

function tabText(tab: (typeof TABS)[number], { counts }: CasePage): string {
  if (tab === "decided") return t("queue.tab.decided");
  const count = { all: counts.waiting, mine: counts.mine, open: counts.open }[tab];
  return t(`queue.tab.${tab}`, { count });
}

function Cases({ items, decided }: { items: readonly CaseCard[]; decided: boolean }) {
  const caption = t(decided ? "queue.caption.decided" : "queue.caption");
  const rows = items.map((item) => ({
    key: item.id,
    cells: [
      <Due item={item} key="due" />,
      <Subject item={item} key="subject" />,
      foundWords(item.found),
      <Holder item={item} key="holder" />,
    ],
  }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard.
    <section className="eme-scroll" aria-label={caption} tabIndex={0}>
      <Table
        caption={caption}
        classes="eme-table--compact"
        rowHeader={1}
        columns={[
          { heading: t("column.due") },
          { heading: t("column.case") },
          { heading: t("column.found") },
          { heading: t("column.who") },
        ]}
        rows={rows}
      />
    </section>
  );
}

function Due({ item }: { item: CaseCard }) {
  if (item.decided_at !== null) return formatStamp(item.decided_at);
  const { text, late } = formatLeft(item.due_at);
  return (
    <>
      <span className={late ? "eme-clock eme-clock--late" : "eme-clock"}>{text}</span>
      <span className="eme-table__sub eme-nowrap">{formatMoment(item.due_at)}</span>
    </>
  );
}

function Subject({ item: { id, subject } }: { item: CaseCard }) {
  return (
    <>
      <a className="govuk-link" href={href("moderationCase", { id })}>
        {subject.title}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {t(`kind.${subject.kind}`)}, {subject.organisation.name}
      </span>
    </>
  );
}

function Holder({ item }: { item: CaseCard }) {
  const queries = useQueryClient();
  const form = useProblemForm({
    initial: {},
    submit: (_, { idempotencyKey }) =>
      takeCaseAction(item.id, { action: "assign", idempotencyKey }),
    onDone: () => queries.invalidateQueries({ queryKey: ["moderation"] }),
  });
  if (item.holder?.you) return t("who.you");
  if (item.holder) return t("who.other", { date: formatDate(item.holder.since) });
  if (!item.available_actions.includes("assign")) return null;
  return (
    <>
      <FormProblem form={form} />
      <form {...form.form}>
        <Button variant="secondary" classes="govuk-!-margin-bottom-0 eme-nowrap">
          {t("action.assign")}
          <Hidden>: {item.subject.title}</Hidden>
        </Button>
      </form>
    </>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([queries.fetchQuery(queueQuery(query)), queries.prefetchQuery(conductQuery)]),
  Component: Queue,
};
