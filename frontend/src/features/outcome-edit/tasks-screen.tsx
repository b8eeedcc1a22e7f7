import { useSuspenseQuery } from "@tanstack/react-query";
import { Tag } from "@/govuk/tag";
import { type Task, TaskList } from "@/govuk/task-list";
import { ChallengeHead, useChallengePlace } from "@/shared/challenge-head";
import { formatDate } from "@/shared/dates";
import { Page, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { type Outcome, outcomeDraftQuery, owedQuery } from "./api";
import { MissingFeedback } from "./missing-feedback";
import { mayTakePart, NotPossible } from "./not-possible";
import { t } from "./texts";

function Tasks() {
  const ref = useParam("ref");
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const place = useChallengePlace(challenge);
  return (
    <Page title={t("title")} record={challenge.title} {...place}>
      <ChallengeHead challenge={challenge} current="outcome" />
      <h2 className="govuk-heading-l">{t("title")}</h2>
      {mayTakePart(challenge) ? (
        <Todo challenge={challenge} />
      ) : (
        <NotPossible challenge={challenge} />
      )}
    </Page>
  );
}

function Todo({ challenge }: { challenge: Challenge }) {
  const ref = challenge.reference;
  const outcome = useSuspenseQuery(outcomeDraftQuery(ref)).data.value;
  const owed = useSuspenseQuery(owedQuery(ref)).data;
  const expected = challenge.outcome_expected_on;
  return (
    <TwoThirds>
      <p className="govuk-body">{t("lead")}</p>
      {expected && <p className="govuk-body">{t("expected", { date: formatDate(expected) })}</p>}
      <TaskList tasks={tasksOf(challenge, outcome, owed.length)} />
      <MissingFeedback owed={owed} />
    </TwoThirds>
  );
}

const complete = () => t("status.complete");
const todo = (text: string) => <Tag colour="blue">{text}</Tag>;

function tasksOf(challenge: Challenge, outcome: Outcome | null, owed: number): Task[] {
  const { reference: ref, responses_submitted: count, available_actions: actions } = challenge;
  const writes = actions.includes("record_outcome");
  const section = (name: string) =>
    writes ? href("challengeOutcomeSection", { ref, section: name }) : undefined;
  const feedback: Task = {
    id: "feedback",
    title: t("task.feedback"),
    href: href("challengeResponses", { ref }),
    hint: count === 0 ? t("task.feedback.nobody") : t("task.feedback.hint", { count }),
    status: owed === 0 ? complete() : todo(t("status.owed", { count: owed })),
  };
  const next: Task = {
    id: "next",
    title: t("task.next"),
    href: section("next"),
    status: outcome?.what_happens_next ? complete() : todo(t("status.todo")),
  };
  const said: Task = {
    id: "said",
    title: t("task.said"),
    hint: t("task.said.hint"),
    href: outcome ? section("said") : undefined,
    ...statusOfSaid(outcome),
  };
  const check: Task = {
    id: "check",
    title: t(actions.includes("publish_outcome") ? "task.publish" : "task.check"),
    href: outcome ? href("challengeOutcomeCheck", { ref }) : undefined,
    status: t(outcome ? "status.todo" : "status.cannot"),
    cannotStartYet: outcome === null,
  };
  return [feedback, next, said, check];
}

function statusOfSaid(outcome: Outcome | null): Pick<Task, "status" | "cannotStartYet"> {
  if (outcome === null) return { status: t("status.after.next"), cannotStartYet: true };
  return { status: outcome.what_market_said ? complete() : todo(t("status.todo")) };
}

export const screen: Screen = {
  load: async ({ params: { ref = "" }, queries }) => {
    const { value } = await queries.fetchQuery(challengeQuery(ref));
    if (!mayTakePart(value)) return;
    await Promise.all([
      queries.fetchQuery(outcomeDraftQuery(ref)),
      queries.fetchQuery(owedQuery(ref)),
    ]);
  },
  Component: Tasks,
};
