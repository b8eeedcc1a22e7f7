import { useMemo, useState } from "react";
import { Button } from "@/govuk/button";
import { ErrorSummary } from "@/govuk/error-summary";
import { Hidden } from "@/govuk/hidden";
import { InsetText } from "@/govuk/inset-text";
import { Pagination } from "@/govuk/pagination";
import { type Column, Table, TableRegion } from "@/govuk/table";
import { SortButton } from "@/moj/sort-button";
import { formatDate, formatMoment } from "@/shared/dates";
import { FollowLinks } from "@/shared/follow-links";
import { useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { Ref } from "@/shared/page";
import { useErrorTitle } from "@/shared/page-title";
import { href } from "@/shared/paths";
import type { Challenge } from "@/shared/records";
import { useGo, useQueryParams } from "@/shared/routing";
import { StatusTag } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import {
  askedOf,
  type ChallengeResponses,
  canCompare,
  chosenOf,
  fileOf,
  type OpenedCard,
  type Sort,
  SPEC,
} from "./api";
import { Rolling } from "./sealed-place";
import { reasonName, t } from "./texts";

type OpenedListProps = { challenge: Challenge; responses: ChallengeResponses };

/** After closing: every response, and which of them are owed feedback. */
export function OpenedList({ challenge, responses }: OpenedListProps) {
  const list = useListState(SPEC);
  const query = useQueryParams();
  const closed = challenge.responses_close_at;
  return (
    <>
      <Rolling challenge={challenge} />
      {closed && challenge.status !== "open" && (
        <p className="govuk-body">{t("opened.at", { moment: formatMoment(closed) })}</p>
      )}
      {responses.feedback_owed > 0 && (
        <InsetText>{t("owed", { count: responses.feedback_owed, all: responses.count })}</InsetText>
      )}
      <ResultCount>{countWords(responses)}</ResultCount>
      <Choosing challenge={challenge} items={responses.items} />
      <Pagination {...list.pages(responses.next_cursor)} />
      <FollowLinks links={[{ kind: "csv", to: fileOf(challenge.reference, query) }]} />
      <p className="govuk-body-s eme-quiet">{t("confidential.stays")}</p>
    </>
  );
}

/** Those that were withdrawn stand in the list, and count as responses nowhere else. */
function countWords({ total, count }: ChallengeResponses): string {
  const all = t("count", { count: total });
  return total > count ? t("count.withdrawn", { all, count: total - count }) : all;
}

/** The table, and from it the choice of what to compare. */
function Choosing({ challenge, items }: { challenge: Challenge; items: readonly OpenedCard[] }) {
  const query = useQueryParams();
  const go = useGo();
  const [chosen, setChosen] = useState<readonly string[]>(() => chosenOf(query));
  const [refused, setRefused] = useState(0);
  useErrorTitle(refused > 0);
  function toggle(reference: string) {
    const without = chosen.filter((one) => one !== reference);
    setChosen(without.length < chosen.length ? without : [...chosen, reference]);
  }
  function compare() {
    if (!canCompare(chosen)) return setRefused((times) => times + 1);
    return void go(
      href("challengeCompare", { ref: challenge.reference }, { response: [...chosen] }),
    );
  }
  const first = items.find(({ status }) => status !== "withdrawn")?.reference;
  const errors = useMemo(
    () => [{ text: t("compare.choose.error"), href: first && `#compare-${first}` }],
    [first],
  );
  return (
    <>
      {refused > 0 && <ErrorSummary key={refused} errors={errors} />}
      <ResponsesTable items={items} chosen={chosen} onToggle={toggle} />
      {items.filter(({ status }) => status !== "withdrawn").length > 1 && (
        <Button type="button" variant="secondary" onClick={compare}>
          {t("compare.button", { count: chosen.length })}
        </Button>
      )}
    </>
  );
}

type TableProps = {
  items: readonly OpenedCard[];
  chosen: readonly string[];
  onToggle: (reference: string) => void;
};

function ResponsesTable({ items, chosen, onToggle }: TableProps) {
  const list = useListState(SPEC);
  const { sort, descending } = askedOf(useQueryParams());
  const column = (name: Sort, key: "supplier" | "status" | "sent" | "decided"): Column => ({
    heading: (
      <SortButton
        text={t(`column.${key}`)}
        onSort={() =>
          list.apply({ sort: name, descending: sort === name && !descending ? "yes" : null })
        }
      />
    ),
    sort: sort !== name ? "none" : descending ? "descending" : "ascending",
  });
  const columns: Column[] = [
    column("supplier", "supplier"),
    column("status", "status"),
    column("submitted", "sent"),
    column("decision", "decided"),
    { heading: t("column.feedback") },
    { heading: t("column.compare") },
  ];
  return (
    <TableRegion label={t("table")}>
      <Table
        caption={t("table")}
        captionSize="hidden"
        classes="eme-table--compact"
        columns={columns}
        rows={items.map((card) => ({
          key: card.id,
          cells: [
            <Name key="name" card={card} />,
            <StatusTag key="status" kind="response" status={card.status} small />,
            formatDate(card.submitted_at),
            card.decided_at ? formatDate(card.decided_at) : t("decided.not"),
            <Feedback key="feedback" card={card} />,
            <Choose
              key="choose"
              card={card}
              checked={chosen.includes(card.reference)}
              onToggle={onToggle}
            />,
          ],
        }))}
      />
    </TableRegion>
  );
}

function Name({ card }: { card: OpenedCard }) {
  return (
    <>
      <a className="govuk-link" href={href("response", { ref: card.reference })}>
        {card.supplier.name}
      </a>
      <span className="eme-table__sub govuk-!-font-weight-regular">
        {card.solution && (
          <>
            {card.solution.name}
            <br />
          </>
        )}
        <Ref>{card.reference}</Ref>
      </span>
    </>
  );
}

function Feedback({ card }: { card: OpenedCard }) {
  if (card.feedback_owed) return <strong>{t("feedback.owed")}</strong>;
  if (!card.feedback_reason) return t("feedback.none");
  return t("feedback.given", { reason: lowerFirst(reasonName(card.feedback_reason)) });
}

type ChooseProps = {
  card: OpenedCard;
  checked: boolean;
  onToggle: (reference: string) => void;
};

/** A native checkbox of one row; what was withdrawn has no words to compare. */
function Choose({ card, checked, onToggle }: ChooseProps) {
  const id = `compare-${card.reference}`;
  if (card.status === "withdrawn") return t("compare.withdrawn");
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          type="checkbox"
          id={id}
          checked={checked}
          onChange={() => onToggle(card.reference)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          <Hidden>{t("compare.one", { supplier: card.supplier.name })}</Hidden>
        </label>
      </div>
    </div>
  );
}
