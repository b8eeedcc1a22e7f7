import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { Pagination } from "@/govuk/pagination";
import { answersQuery, type EarlierAnswer, type Wanted } from "@/shared/answers/api";
import { AnswerWords, answerName } from "@/shared/answers/earlier-answer";
import { t as words } from "@/shared/answers/texts";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { AnswersPage } from "./answers-page";
import { NEW } from "./api";
import { LibrarySearch } from "./library-search";
import { t } from "./texts";

const SPEC: ListSpec = { filters: ["q", "part", "source", "fared"] };
const RESPONSES = 60;
const NARROWING = ["part", "source", "fared"] as const;

const wantedOf = (query: URLSearchParams): Wanted => ({
  q: query.get("q"),
  part: query.getAll("part").filter(Boolean),
  source: query.get("source") || null,
  fared: query.getAll("fared").filter(Boolean),
  cursor: query.get("cursor"),
});

function Library() {
  const query = useQueryParams();
  const page = useSuspenseQuery(answersQuery(wantedOf(query))).data;
  const list = useListState(SPEC);
  const narrowed = Boolean(query.get("q")) || NARROWING.some((name) => list.values(name).length);
  return (
    <AnswersPage title={t("title")}>
      <TwoThirds>
        <h1 className="govuk-heading-l">{t("title")}</h1>
        <p className="govuk-body">{t("list.lead", { responses: RESPONSES })}</p>
        <div className="eme-no-print">
          <ButtonLink href={href("supplierAnswer", { id: NEW })}>{t("act.add")}</ButtonLink>
          {(page.total > 0 || narrowed) && <LibrarySearch list={list} narrowed={narrowed} />}
        </div>
        {page.total === 0 && !narrowed ? (
          <>
            <p className="govuk-body-l">{t("list.empty")}</p>
            <p className="govuk-body">{t("list.empty.body")}</p>
          </>
        ) : (
          <ResultCount>
            {page.total === 0 ? t("list.none") : t("list.count", { count: page.total })}
          </ResultCount>
        )}
        <ul className="govuk-list eme-earlier__list" key={list.key}>
          {page.items.map((answer) => (
            <li key={answer.id} className="eme-earlier__item">
              <Answer answer={answer} />
            </li>
          ))}
        </ul>
        <Pagination {...list.pages(page.next_cursor)} />
      </TwoThirds>
    </AnswersPage>
  );
}

function Answer({ answer }: { answer: EarlierAnswer }) {
  const name = answerName(answer);
  const part = words(`part.${answer.part}`);
  const to = answer.kept
    ? href("supplierAnswer", { id: answer.kept.id })
    : href("supplierAnswer", { id: NEW }, { from: answer.id });
  return (
    <>
      {!name.startsWith(part) && <span className="govuk-caption-m">{part}</span>}
      <h2 className="govuk-heading-s">{name}</h2>
      <AnswerWords answer={answer} />
      <p className="govuk-body eme-no-print">
        <a className="govuk-link" href={to}>
          {t(answer.kept ? "act.change" : "act.keep")}
          <Hidden> ({name})</Hidden>
        </a>
      </p>
    </>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) => queries.fetchQuery(answersQuery(wantedOf(query))),
  Component: Library,
};
