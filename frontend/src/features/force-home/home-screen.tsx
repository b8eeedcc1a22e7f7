import { type QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ButtonLink } from "@/govuk/button";
import { ChallengeCard, type ChallengeCardData } from "@/shared/challenge-card";
import { formatDate, formatMoment, formatRelative } from "@/shared/dates";
import { Loading } from "@/shared/loading";
import { Page } from "@/shared/page";
import { href } from "@/shared/paths";
import { Panel, PartFailed } from "@/shared/problem-boundary";
import type { Screen } from "@/shared/screen";
import { useRole, useSession } from "@/shared/session";
import { examplesQuery, ownChallengesQuery, renewalsQuery, waitingQuestionsQuery } from "./api";
import { DeploymentsToConfirm, toConfirm } from "./deployments";
import { isPast, type Need, needsOf, STATES } from "./needs";
import { t } from "./texts";

function Home() {
  const organisation = useSession().acting_as?.organisation.name ?? "";
  const challenges = useSuspenseQuery(ownChallengesQuery).data;
  return (
    <Page title={organisation}>
      <h1 className="govuk-heading-xl">{organisation}</h1>
      {challenges.length === 0 ? <Empty /> : <Filled challenges={challenges} />}
    </Page>
  );
}

function StartButton() {
  return <ButtonLink href={href("forceNewChallenge")}>{t("start")}</ButtonLink>;
}

const NONE = { items: [], next_cursor: null };

function Filled({ challenges }: { challenges: readonly ChallengeCardData[] }) {
  const role = useRole();
  const forceId = useSession().acting_as?.organisation.id;
  const waiting = useQuery(waitingQuestionsQuery);
  const needs = needsOf(challenges, waiting.data ?? NONE, { role, forceId });
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <div className="eme-topped">
          <h2 className="govuk-heading-l">{t("needs.title")}</h2>
          {needs.length === 0 ? (
            <p className="govuk-body">{t("needs.none")}</p>
          ) : (
            <ul className="eme-needs">
              {needs.map((need) => (
                <OneNeed key={need.key} need={need} />
              ))}
            </ul>
          )}
          {waiting.isError && (
            <PartFailed what={t("questions.the")} onRetry={() => void waiting.refetch()} />
          )}
          <RenewalsIfAny />
          <DeploymentsToConfirm />
          <h2 className="govuk-heading-l">{t("challenges.title")}</h2>
          <States challenges={challenges} />
          <p className="govuk-body">
            <a className="govuk-link" href={href("forceChallenges")}>
              {t("all.challenges")}
            </a>
          </p>
        </div>
      </div>
      <div className="govuk-grid-column-one-third">
        <aside className="eme-side" aria-label={t("start")}>
          <p className="govuk-body">{t("empty.body")}</p>
          <StartButton />
        </aside>
      </div>
    </div>
  );
}

const renewals = () => import("./renewals");
const Renewals = lazy(async () => ({ default: (await renewals()).Renewals }));

/** Few forces are ever asked, so the question is fetched with the first; it stays to say thanks. */
function RenewalsIfAny() {
  const { data, isError } = useQuery(renewalsQuery);
  const [asked, setAsked] = useState(false);
  if (!asked && (isError || (data && data.total > 0))) setAsked(true);
  return (
    asked && (
      <Suspense fallback={<Loading compact />}>
        <Renewals />
      </Suspense>
    )
  );
}

/** Waits for the question too where there is one, so that nothing moves when it shows. */
async function renewalsWithQuestion(queries: QueryClient) {
  await queries.prefetchQuery(renewalsQuery);
  const found = queries.getQueryData(renewalsQuery.queryKey);
  if (found && found.total > 0) await renewals();
}

function OneNeed({ need }: { need: Need }) {
  const { text, why, address, at } = need;
  return (
    <li>
      <div>
        <a className="govuk-link" href={address}>
          {text}
        </a>
        <p>{why}</p>
      </div>
      {at && (
        <div className="eme-needs__due">
          <strong>{whenWords(need.kind, at, isPast(need))}</strong>
          {formatRelative(at)}
        </div>
      )}
    </li>
  );
}

function whenWords(kind: Need["kind"], at: string, past: boolean): string {
  if (kind === "answer") {
    return t(past ? "due.answer.late" : "due.answer", { moment: formatMoment(at) });
  }
  return past
    ? t("due.closed", { date: formatDate(at) })
    : t("needs.planned", { moment: formatMoment(at) });
}

const isWritten = (status: string): boolean => STATES.writing.some((one) => one === status);

function States({ challenges }: { challenges: readonly ChallengeCardData[] }) {
  const names = Object.keys(STATES) as (keyof typeof STATES)[];
  return names.map((name) => {
    const states: readonly string[] = STATES[name];
    const inside = challenges.filter(({ status }) => states.includes(status));
    if (inside.length === 0) return null;
    return (
      <section key={name} aria-labelledby={`state-${name}`}>
        <h3 className="govuk-heading-m" id={`state-${name}`}>
          {t(`group.${name}`)}
        </h3>
        <ul className="eme-cards govuk-!-margin-bottom-6">
          {inside.map((challenge) => (
            <ChallengeCard
              key={challenge.id}
              challenge={challenge}
              brief
              {...(isWritten(challenge.status)
                ? { to: href("draft", { ref: challenge.reference }) }
                : {})}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function Empty() {
  return (
    <>
      <h2 className="govuk-heading-l">{t("empty.title")}</h2>
      <p className="govuk-body">{t("empty.body")}</p>
      <StartButton />
      <Panel what={t("empty.examples.what")} query={examplesQuery}>
        {(examples) =>
          examples.length > 0 && (
            <>
              <h2 className="govuk-heading-m">{t("empty.examples")}</h2>
              <ul className="eme-cards govuk-!-margin-bottom-8">
                {examples.map((challenge) => (
                  <ChallengeCard key={challenge.id} challenge={challenge} headingLevel={3} />
                ))}
              </ul>
            </>
          )
        }
      </Panel>
      <DeploymentsToConfirm />
    </>
  );
}

export const screen: Screen = {
  load: ({ queries }) =>
    Promise.all([
      queries.fetchQuery(ownChallengesQuery),
      renewalsWithQuestion(queries),
      queries.prefetchQuery(waitingQuestionsQuery),
      queries.prefetchQuery(toConfirm),
    ]),
  Component: Home,
};
