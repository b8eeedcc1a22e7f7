import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/govuk/button";
import { InsetText } from "@/govuk/inset-text";
import { Pagination } from "@/govuk/pagination";
import { Select } from "@/govuk/select";
import { SubNavigation } from "@/moj/sub-navigation";
import { formatStamp } from "@/shared/dates";
import { type ListSpec, type ListState, useListState } from "@/shared/lists/list-state";
import { ResultCount } from "@/shared/lists/result-count";
import { FoldedKey } from "@/shared/match-details";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import {
  anew,
  challengeOf,
  challengesQuery,
  curationQuery,
  type MatchPage,
  STATES,
  stateOf,
  storedOf,
} from "./api";
import { DecisionList } from "./decisions";
import { t } from "./texts";

const SPEC: ListSpec = { filters: ["state", "challenge", "weak"] };

function Curate() {
  const query = useQueryParams();
  const page = useSuspenseQuery(curationQuery(query)).data;
  const list = useListState(SPEC);
  const state = stateOf(query);
  return (
    <Page title={t("title")}>
      <h1 className="govuk-heading-xl">{t("title")}</h1>
      <p className="govuk-body-l">{t("lead")}</p>
      <SubNavigation
        label={t("tabs")}
        items={STATES.map((one) => ({
          text: t(`tab.${one}`),
          href: list.href({ state: one === "suggested" ? null : one }),
          current: one === state,
        }))}
      />
      <Panel what={t("the.challenges")} query={challengesQuery}>
        {(challenges) => (
          <ChallengeChoice
            key={challengeOf(query)}
            list={list}
            chosen={challengeOf(query) ?? ""}
            challenges={challenges}
          />
        )}
      </Panel>
      <ResultCount>{t(`count.${state}`, { count: page.total })}</ResultCount>
      <Shown page={page} list={list} state={state} />
    </Page>
  );
}

type ShownProps = { page: MatchPage; list: ListState; state: (typeof STATES)[number] };

function Shown({ page, list, state }: ShownProps) {
  const queries = useQueryClient();
  const query = useQueryParams();
  const weak = list.values("weak").includes("yes") ? "yes" : null;
  const { next } = list.pages(page.next_cursor);
  async function again() {
    await queries.fetchQuery({ ...curationQuery(query), ...anew });
    document.getElementById("main")?.focus();
  }
  return (
    <>
      {!page.semantic && page.items.length > 0 && (
        <InsetText>
          <p className="govuk-body">{t("words")}</p>
        </InsetText>
      )}
      {page.items.length === 0 ? (
        <p className="govuk-body">{t(`empty.${state}`)}</p>
      ) : (
        <>
          {state === "suggested" && (
            <p className="govuk-body">
              <ButtonLink
                href={href("moderationMatchesQueue", {}, { challenge: challengeOf(query), weak })}
                classes="govuk-!-margin-bottom-0"
              >
                {t("queue.open")}
              </ButtonLink>
            </p>
          )}
          <FoldedKey page={page} />
          <DecisionList
            key={`${list.key} ${page.worked_out_at}`}
            matches={storedOf(page)}
            end={
              next ? (
                <a className="govuk-link" href={next}>
                  {t("end.next")}
                </a>
              ) : (
                <button
                  type="button"
                  className="govuk-link eme-link-button"
                  onClick={() => void again()}
                >
                  {t("end.again")}
                </button>
              )
            }
          />
        </>
      )}
      <Pagination {...list.pages(page.next_cursor)} />
      <p className="govuk-body">
        <a className="govuk-link" href={list.href({ weak: weak ? null : "yes" })}>
          {t(weak ? "weak.hide" : "weak.show")}
        </a>
      </p>
      <p className="govuk-body-s eme-quiet govuk-!-margin-bottom-0">
        {t("worked", { stamp: formatStamp(page.worked_out_at), version: page.weights_version })}
      </p>
    </>
  );
}

type ChallengeChoiceProps = {
  list: ListState;
  chosen: string;
  challenges: readonly { reference: string; title: string }[];
};

/** The list narrowed to one challenge: chosen, then shown. */
function ChallengeChoice({ list, chosen, challenges }: ChallengeChoiceProps) {
  const [staged, setStaged] = useState(chosen);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    list.apply({ challenge: staged || null });
  };
  const known = challenges.some(({ reference }) => reference === chosen);
  return (
    <form className="eme-choose" noValidate onSubmit={apply} aria-label={t("challenge")}>
      <Select
        id="challenge"
        label={t("challenge")}
        labelSize="s"
        classes="eme-select--full"
        groupClasses="govuk-!-margin-bottom-0"
        value={staged}
        onChange={(event) => setStaged(event.target.value)}
        items={[
          { value: "", text: t("challenge.all") },
          ...(chosen && !known ? [{ value: chosen, text: chosen }] : []),
          ...challenges.map(({ reference, title }) => ({
            value: reference,
            text: t("challenge.one", { reference, title }),
          })),
        ]}
      />
      <Button variant="secondary" classes="govuk-!-margin-bottom-0">
        {t("challenge.show")}
      </Button>
    </form>
  );
}

export const screen: Screen = {
  load: ({ query, queries }) =>
    Promise.all([
      queries.fetchQuery({ ...curationQuery(query), ...anew }),
      queries.prefetchQuery(challengesQuery),
    ]),
  Component: Curate,
};
