import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryList, type SummaryRow } from "@/govuk/summary-list";
import { useChallengePlace } from "@/shared/challenge-head";
import { formatStamp } from "@/shared/dates";
import { Page, RecordHead, Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { QuestionTag } from "@/shared/question-tag";
import { type Challenge, challengeQuery } from "@/shared/records";
import { useParam } from "@/shared/routing";
import type { Screen } from "@/shared/screen";
import { InventedExampleTag } from "@/shared/tags";
import { othersQuery, type Question, questionQuery } from "./api";
import { Decide } from "./decide";
import { Due } from "./due";
import { Published } from "./published";
import { because, t } from "./texts";

function OneQuestion() {
  const { value: question, etag } = useSuspenseQuery(questionQuery(useParam("id"))).data;
  const { reference: ref } = question.challenge;
  const { value: challenge } = useSuspenseQuery(challengeQuery(ref)).data;
  const { section } = useChallengePlace(challenge);
  return (
    <Page
      title={t("question")}
      record={challenge.title}
      back={{ href: href("challengeManageQuestions", { ref }), text: t("back") }}
      section={section}
    >
      <RecordHead
        caption={
          <>
            <Ref>{ref}</Ref> · {challenge.title}
          </>
        }
        title={t("question")}
        tags={
          <>
            <QuestionTag status={question.status} small={false} />
            {question.is_example && <InventedExampleTag />}
          </>
        }
      />
      <SummaryList rows={rowsOf(question)} classes="eme-summary" />
      {question.status === "published" ? (
        <Published challenge={challenge} question={{ value: question, etag }} />
      ) : (
        <Unpublished challenge={challenge} question={{ value: question, etag }} />
      )}
    </Page>
  );
}

/** The question as it was asked, and the times that go with it. */
function rowsOf({ text, asked_at, due_at: due, status }: Question): SummaryRow[] {
  const rows: SummaryRow[] = [{ key: t("row.asked"), value: formatStamp(asked_at) }];
  if (text) rows.unshift({ key: t("row.text"), value: <Prose text={text} /> });
  if (due && status === "asked") rows.push({ key: t("row.due"), value: <Due at={due} /> });
  return rows;
}

type UnpublishedProps = { challenge: Challenge; question: { value: Question; etag: string } };

/** Waiting for a decision, or what was decided instead of an answer. */
function Unpublished({ challenge, question }: UnpublishedProps) {
  const { value } = question;
  const { merged_into: into } = value;
  if (value.available_actions.length > 0) {
    return <Decide challenge={challenge} question={question} />;
  }
  if (value.status === "lapsed") {
    return <p className="govuk-body">{t(`lapsed.${lapsedBy(value)}`)}</p>;
  }
  if (value.status === "merged" && into) {
    return (
      <>
        <h2 className="govuk-heading-m">{t("merged.title")}</h2>
        <p className="govuk-body eme-prose">
          <a
            className="govuk-link"
            href={href("challengeManageQuestion", { ref: challenge.reference, id: into.id })}
          >
            {into.text}
          </a>
        </p>
        <p className="govuk-body">
          {into.published_at
            ? t("merged.answered", { at: formatStamp(into.published_at) })
            : t("merged.waiting")}
        </p>
      </>
    );
  }
  if (value.status === "declined" && value.because) {
    return (
      <>
        <h2 className="govuk-heading-m">{t("declined.title")}</h2>
        <p className="govuk-body">{because(value.because)}</p>
        <p className="govuk-body">{t("declined.reads")}</p>
      </>
    );
  }
  return <p className="govuk-body">{t("nothing", { force: value.challenge.lead_force })}</p>;
}

const lapsedBy = ({ challenge: { status } }: Question) =>
  status === "withdrawn" ? "withdrawn" : "concluded";

export const screen: Screen = {
  load: async ({ params: { id = "" }, queries }) => {
    const { value } = await queries.fetchQuery(questionQuery(id));
    const ref = value.challenge.reference;
    await Promise.all([
      queries.fetchQuery(challengeQuery(ref)),
      value.available_actions.includes("merge") && queries.fetchQuery(othersQuery(ref)),
    ]);
  },
  Component: OneQuestion,
};
