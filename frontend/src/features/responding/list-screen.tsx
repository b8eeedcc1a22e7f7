import { useSuspenseQuery } from "@tanstack/react-query";
import { Pagination } from "@/govuk/pagination";
import { Table, TableRegion } from "@/govuk/table";
import { formatDate, formatMoment } from "@/shared/dates";
import { FollowLinks, fileAddress } from "@/shared/follow-links";
import { rich } from "@/shared/i18n/rich";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { StatusTag } from "@/shared/tags";
import { type OwnCard, ownResponsesQuery } from "./api";
import { t } from "./record-texts";

const SPEC: ListSpec = { filters: [] };

function OwnResponses() {
  const page = useSuspenseQuery(ownResponsesQuery(useQueryParams().get("cursor"))).data;
  const list = useListState(SPEC);
  return (
    <Page title={t("list.title")}>
      <h1 className="govuk-heading-l">{t("list.title")}</h1>
      <p className="govuk-body eme-no-print">
        <a className="govuk-link" href={href("supplierAnswers")}>
          {t("list.library")}
        </a>
      </p>
      {page.total === 0 ? (
        <Nothing />
      ) : (
        <>
          <ResultCount>{t("list.count", { count: page.total })}</ResultCount>
          <TableRegion label={t("list.caption")}>
            <Table
              caption={t("list.caption")}
              captionSize="hidden"
              classes="eme-table--compact"
              columns={[
                { heading: t("list.challenge") },
                { heading: t("list.state") },
                { heading: t("list.closes") },
                { heading: t("list.feedback") },
              ]}
              rows={page.items.map((card) => ({ key: card.id, cells: cellsOf(card) }))}
            />
          </TableRegion>
          <Pagination {...list.pages(page.next_cursor)} />
          <FollowLinks links={[{ kind: "csv", to: fileAddress("responses.csv") }]} />
        </>
      )}
    </Page>
  );
}

function cellsOf(card: OwnCard) {
  const closes = card.responses_close_at;
  return [
    <Challenge card={card} key="challenge" />,
    <StatusTag kind="response" status={card.status} small key="state" />,
    closes === null ? t("list.none") : formatMoment(closes),
    <FeedbackState card={card} key="feedback" />,
  ];
}

function Challenge({ card }: { card: OwnCard }) {
  return (
    <>
      <a className="govuk-link" href={href("supplierResponse", { ref: card.reference })}>
        {card.challenge_title}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular">
        <span className="eme-ref">{card.reference}</span> · {card.lead_force}
        {card.status === "draft" && (
          <>
            <br />
            {t("list.answered", {
              answered: card.outcomes_answered,
              wanted: card.outcomes_wanted,
            })}
          </>
        )}
      </span>
    </>
  );
}

function FeedbackState({ card }: { card: OwnCard }) {
  const { feedback_state: state, feedback_shown_at: shown, feedback_owed_since: since } = card;
  if (state === "received" && shown) {
    const to = `${href("supplierResponse", { ref: card.reference })}#feedback`;
    return (
      <a className="govuk-link" href={to}>
        {t("list.received", { date: formatDate(shown) })}
      </a>
    );
  }
  if (state === "owed" && since) return t("list.owed", { date: formatDate(since) });
  return t(
    card.status === "withdrawn" || card.status === "draft" ? "list.none" : "list.owed.later",
  );
}

function Nothing() {
  const link = (to: string) => (words: string) => (
    <a className="govuk-link" href={to}>
      {words}
    </a>
  );
  return (
    <>
      <p className="govuk-body-l">{t("list.empty")}</p>
      <p className="govuk-body">
        {rich(t("list.empty.body"), {
          challenges: link(href("challenges", {}, { status: "open" })),
          matches: link(href("supplierMatches")),
        })}
      </p>
    </>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) => queries.fetchQuery(ownResponsesQuery(query.get("cursor"))),
  Component: OwnResponses,
};
