import { type ReactNode, useState } from "react";
import { InsetText } from "@/govuk/inset-text";
import { Pagination } from "@/govuk/pagination";
import { formatStamp } from "@/shared/dates";
import { EvidenceLevels } from "@/shared/evidence-levels";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { LabelRule, MatchKey } from "@/shared/match-key";
import { contributionsOf, type Match } from "@/shared/match-reasons";
import { t as keys } from "@/shared/texts/match-key";
import type { MatchPage } from "./api";
import { t } from "./texts";

const SPEC: ListSpec = { filters: ["weak", "solution"] };

type MatchListProps = {
  page: MatchPage;
  what: "count.solutions" | "count.challenges";
  /** Shown when there is nothing, and nothing weak either. */
  empty: ReactNode;
  card: (match: Match, label: { open: boolean; onOpen: (open: boolean) => void }) => ReactNode;
};

/** Matches with the key of the bar, best first, and how they were worked out. */
export function MatchList({ page, what, empty, card }: MatchListProps) {
  const list = useListState(SPEC);
  const [asking, setAsking] = useState<string | null>(null);
  const [first] = page.items;
  const weak = list.values("weak").includes("yes");
  return (
    <>
      <ResultCount>{t(weak ? `${what}.weak` : what, { count: page.total })}</ResultCount>
      {!page.semantic && (
        <InsetText>
          <p className="govuk-body">
            <strong>{t("words.title")}.</strong> {t("words.body")}
          </p>
        </InsetText>
      )}
      {page.items.length === 0 ? (
        empty
      ) : (
        <>
          <p className="govuk-body">{t("explain")}</p>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{keys("title")}</h3>
          <MatchKey />
          {first && <LabelRule from={page.labels_from} contributions={contributionsOf(first)} />}
          <EvidenceLevels />
        </>
      )}
      <div key={list.key}>
        {page.items.map((match) => {
          const key = `${match.challenge.reference} ${match.solution.reference}`;
          const onOpen = (open: boolean) => setAsking(open ? key : null);
          return <div key={key}>{card(match, { open: asking === key, onOpen })}</div>;
        })}
      </div>
      <Pagination {...list.pages(page.next_cursor)} />
      <p className="govuk-body">
        <a className="govuk-link" href={list.href({ weak: weak ? null : "yes" })}>
          {t(weak ? "weak.hide" : "weak.show")}
        </a>
      </p>
      <p className="govuk-body-s eme-quiet govuk-!-margin-bottom-0">
        {t("worked", {
          moment: formatStamp(page.worked_out_at),
          version: page.weights_version,
        })}
      </p>
    </>
  );
}

/** Nothing may fit: what would help. */
export function NothingFits({
  title,
  lead,
  help,
}: {
  title: string;
  lead: string;
  help: readonly ReactNode[];
}) {
  return (
    <section className="eme-section">
      <h3 className="govuk-heading-m">{title}</h3>
      <p className="govuk-body">{lead}</p>
      <h4 className="govuk-heading-s">{t("none.help")}</h4>
      <ul className="govuk-list govuk-list--bullet">
        {help.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
          <li key={index}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
