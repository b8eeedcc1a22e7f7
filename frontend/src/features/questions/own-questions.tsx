import { useSuspenseQuery } from "@tanstack/react-query";
import { SummaryCard } from "@/govuk/summary-list";
import { formatMoment, formatRelative } from "@/shared/dates";
import { QuestionTag } from "@/shared/question-tag";
import { t as words } from "@/shared/texts/question";
import { placeOf } from "./answer-card";
import { ownQuestionsQuery, type Question } from "./api";
import { t } from "./texts";

/** What one's own organisation asked and everybody does not read: where each question stands. */
export function OwnQuestions({ reference }: { reference: string }) {
  const { items } = useSuspenseQuery(ownQuestionsQuery(reference)).data;
  if (items.length === 0) return null;
  return (
    <section className="eme-section" aria-labelledby="own">
      <h2 className="govuk-heading-l" id="own">
        {t("own")}
      </h2>
      <p className="govuk-body">{t("own.lead")}</p>
      {items.map((question) => (
        <SummaryCard key={question.id} title={question.text ?? ""} headingLevel={3}>
          <p className="govuk-body">
            <QuestionTag status={shownState(question)} />
          </p>
          <Standing question={question} />
          <p className="govuk-body-s eme-quiet">
            {t("own.asked", { moment: formatMoment(question.asked_at) })}
          </p>
        </SummaryCard>
      ))}
    </section>
  );
}

const isOver = ({ challenge }: Question): boolean =>
  challenge.status !== "open" && challenge.status !== "closed";

/** One that is answered with another is not answered before that one is. */
function shownState(question: Question): Question["status"] {
  const { status, merged_into: into } = question;
  if (status !== "merged" || into?.published_at) return status;
  return isOver(question) ? "lapsed" : "asked";
}

function Standing({ question }: { question: Question }) {
  const { status, because, due_at: due, challenge } = question;
  if (status === "merged") return <Merged question={question} />;
  if (status === "declined") {
    const reason = because === null ? "" : words(`because.${because}`);
    return <p className="govuk-body">{t("own.because", { reason })}</p>;
  }
  if (status === "lapsed") {
    const withdrawn = challenge.status === "withdrawn";
    return <p className="govuk-body">{t(withdrawn ? "own.lapsed.withdrawn" : "own.lapsed")}</p>;
  }
  if (due === null) return null;
  const late = Date.parse(due) < Date.now();
  return (
    <p className="govuk-body">
      {t(late ? "own.asked.late" : "own.asked.due", {
        moment: formatMoment(due),
        relative: formatRelative(due),
      })}
    </p>
  );
}

/** Answered with another question: the way to it once that is answered. */
function Merged({ question }: { question: Question }) {
  const { merged_into: into } = question;
  if (!into?.published_at) {
    const key = isOver(question) ? "own.merged.never" : "own.merged.waiting";
    return <p className="govuk-body">{t(key)}</p>;
  }
  return (
    <p className="govuk-body">
      {t("own.merged")}{" "}
      <a className="govuk-link" href={`#${placeOf(into.id)}`}>
        {into.text}
      </a>
    </p>
  );
}
