import { useSuspenseQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/govuk/button";
import { Pagination } from "@/govuk/pagination";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { formatMoment } from "@/shared/dates";
import { FollowLinks } from "@/shared/follow-links";
import { type ListSpec, useListState } from "@/shared/lists/list-state";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam, useQueryParams } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { useRole, useSession } from "@/shared/session";
import { AnswerCard } from "./answer-card";
import { answersQuery, fileOf, ownQuestionsQuery } from "./api";
import { OwnQuestions } from "./own-questions";
import { useWindow, WindowText } from "./question-window";
import { Sought } from "./sought";
import { t } from "./texts";
import type { Window } from "./window";

const SPEC: ListSpec = { filters: [] };

const isSupplier = (role: string | null | undefined): boolean =>
  role?.startsWith("supplier") ?? false;

function QuestionsPage() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const page = useSuspenseQuery(answersQuery(ref, useQueryParams().get("cursor"))).data;
  const list = useListState(SPEC);
  const place = useChallengePlace(challenge);
  const supplier = isSupplier(useRole());
  const { window, notice } = useWindow(challenge);
  return (
    <Page title={t("title")} record={challenge.reference} {...place}>
      {notice}
      <ChallengeHead challenge={challenge} current="questions" />
      <TwoThirds>
        <WindowText challenge={challenge} window={window} />
        <p className="govuk-body">{t("ask.learns")}</p>
        <AskWay challenge={challenge} window={window} />
        {supplier && <OwnQuestions reference={ref} />}
        <Sought reference={challenge.reference} answers={page.items} />
        {page.items.length === 0 ? (
          <NoAnswers window={window} />
        ) : (
          <>
            <h2 className="govuk-heading-l">{t("answers", { count: page.total })}</h2>
            {page.items.map((question) => (
              <AnswerCard key={question.id} question={question} />
            ))}
            <Pagination {...list.pages(page.next_cursor)} />
            <FollowLinks links={[fileOf(ref)]} />
          </>
        )}
      </TwoThirds>
    </Page>
  );
}

type AskWayProps = { challenge: Challenge; window: Window };

/** For those who may ask; the public is asked to sign in on the way. */
function AskWay({ challenge, window }: AskWayProps) {
  const signedIn = useSession().account !== null;
  const mayAsk = challenge.available_actions.includes("ask");
  if (!mayAsk && (signedIn || window.state !== "open")) return null;
  return (
    <>
      {!signedIn && <p className="govuk-body eme-no-print">{t("ask.account")}</p>}
      <ButtonLink href={href("challengeAsk", { ref: challenge.reference })}>{t("ask")}</ButtonLink>
    </>
  );
}

/** Nothing to read yet: until when there may be. */
function NoAnswers({ window: { state, at } }: { window: Window }) {
  const moment = at === null ? t("window.unknown") : formatMoment(at);
  const key = state === "open" || state === "scheduled" ? state : "closed";
  return (
    <>
      <h2 className="govuk-heading-l">{t("none")}</h2>
      <p className="govuk-body">{t(`none.${key}`, { moment })}</p>
    </>
  );
}

export const screen: Screen = {
  load: ({ params: { ref = "" }, query, queries, session }) =>
    Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      queries.fetchQuery(answersQuery(ref, query.get("cursor"))),
      isSupplier(session.acting_as?.role) && queries.fetchQuery(ownQuestionsQuery(ref)),
    ]),
  Component: QuestionsPage,
};
