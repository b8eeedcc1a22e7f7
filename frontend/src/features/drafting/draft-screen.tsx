import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { InsetText } from "@/govuk/inset-text";
import { Tag } from "@/govuk/tag";
import { type Task, TaskList } from "@/govuk/task-list";
import { Audience } from "@/shared/audience";
import { forcesOf } from "@/shared/challenge-head";
import { Page, RecordHead, Ref, TwoThirds } from "@/shared/page";
import { href } from "@/shared/paths";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { InventedExampleTag, StatusTag } from "@/shared/tags";
import { t as challengeText } from "@/shared/texts/challenge";
import { t as common } from "@/shared/texts/common";
import { type Readiness, readinessQuery } from "./api";
import { DraftSide } from "./draft-side";
import { audienceOf, editOf } from "./edit";
import type { Group } from "./fields";
import { NotWritable } from "./not-writable";
import { GROUPS, pagesFor, titleOf } from "./pages";
import {
  hintOfTask,
  levelInWords,
  type Progress,
  progressOf,
  screeningProgress,
  unexplained,
} from "./tasks";
import { t } from "./texts";

function Status({ progress }: { progress: Progress }): ReactNode {
  switch (progress.kind) {
    case "check":
      return <Tag colour="yellow">{t("status.check", { count: progress.count })}</Tag>;
    case "progress":
      return <Tag colour="teal">{t("status.progress")}</Tag>;
    case "todo":
      return <Tag colour="blue">{t("status.todo")}</Tag>;
    default:
      return t(`status.${progress.kind}`);
  }
}

type Shown = { challenge: Challenge; readiness: Readiness };

function screeningTask({ challenge }: Shown): Task {
  const { reference: ref, safeguards } = challenge;
  const hint = levelInWords(safeguards.level, safeguards.because);
  return {
    id: "task-screening",
    title: t("page.safeguards"),
    href: href("draftSafeguards", { ref }),
    ...(hint ? { hint } : {}),
    status: <Status progress={screeningProgress(challenge)} />,
  };
}

function opinionTask({ challenge }: Shown): Task[] {
  if (challenge.safeguards.level !== "panel") return [];
  const given = challenge.ethics_opinions.length > 0;
  return [
    {
      id: "task-opinion",
      title: t("task.opinion"),
      hint: t("task.opinion.hint"),
      status: given ? t("task.opinion.given") : t("status.wait"),
      cannotStartYet: !given,
    },
  ];
}

function tasksOf(group: Group, shown: Shown): Task[] {
  const { challenge, readiness } = shown;
  const edit = editOf(challenge);
  const ref = challenge.reference;
  const tasks = pagesFor(challenge.safeguards.detail_asked)
    // At the highest level an opinion is needed, so nobody is asked whether they want one.
    .filter(({ name }) => name !== "ethics" || challenge.safeguards.level !== "panel")
    .filter((page) => page.group === group)
    .map((page): Task => {
      const hint = hintOfTask(page, edit);
      return {
        id: `task-${page.name}`,
        title: titleOf(page),
        href: href("draftSection", { ref, section: page.name }),
        ...(hint ? { hint } : {}),
        status: <Status progress={progressOf(page, edit, readiness)} />,
      };
    });
  return group === "safeguards" ? [screeningTask(shown), ...tasks, ...opinionTask(shown)] : tasks;
}

function checkTask({ challenge, readiness }: Shown): Task {
  const ready = readiness.ready && unexplained(readiness).length === 0;
  const title = t("task.check");
  if (!ready) {
    return {
      ...{ id: "task-check", title, status: t("status.wait"), cannotStartYet: true },
      hint: t("task.check.hint"),
    };
  }
  const address = href("draftCheck", { ref: challenge.reference });
  return { id: "task-check", title, href: address, status: <Status progress={{ kind: "todo" }} /> };
}

function GroupOfTasks({ group, ...shown }: Shown & { group: Group }) {
  return (
    <section className="eme-task-group">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t(`group.${group}`)}</h2>
      <Audience kind={audienceOf(shown.challenge)} plain />
      <TaskList tasks={tasksOf(group, shown)} />
    </section>
  );
}

function Reason({ challenge: { status, status_reason: reason } }: { challenge: Challenge }) {
  if (!reason) return null;
  const text = status === "changes_requested" ? t("draft.changes", { reason }) : null;
  return <InsetText>{text ?? t("draft.returned", { reason })}</InsetText>;
}

function Draft() {
  const ref = useParam("ref");
  const challenge = useSuspenseQuery(challengeQuery(ref)).data.value;
  const readiness = useSuspenseQuery(readinessQuery(ref)).data;
  if (!challenge.available_actions.includes("edit")) return <NotWritable challenge={challenge} />;
  const shown = { challenge, readiness };
  return (
    <Page
      title={challenge.title}
      record={ref}
      section={href("forceChallenges")}
      crumbs={[
        { text: common("home.crumb"), href: href("forceHome") },
        { text: challengeText("crumb.ours"), href: href("forceChallenges") },
      ]}
    >
      <RecordHead
        caption={
          <>
            <Ref>{ref}</Ref> · {forcesOf(challenge)}
          </>
        }
        title={challenge.title}
        tags={
          <>
            <StatusTag kind="challenge" status={challenge.status} />
            {challenge.is_example && <InventedExampleTag />}
          </>
        }
      />
      <Reason challenge={challenge} />
      <TwoThirds side={<DraftSide {...shown} />}>
        <div className="eme-topped">
          {GROUPS.map((group) => (
            <GroupOfTasks key={group} group={group} {...shown} />
          ))}
          <section className="eme-task-group govuk-!-margin-bottom-0">
            <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{t("group.finish")}</h2>
            <TaskList tasks={[checkTask(shown)]} />
          </section>
        </div>
      </TwoThirds>
    </Page>
  );
}

export const screen: Screen = {
  load: ({ params: { ref = "" }, queries }) =>
    Promise.all([queries.fetchQuery(challengeQuery(ref)), queries.fetchQuery(readinessQuery(ref))]),
  Component: Draft,
};
