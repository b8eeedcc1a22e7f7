import { Details } from "@/govuk/details";
import { SummaryCard } from "@/govuk/summary-list";
import { Tag } from "@/govuk/tag";
import { formatMoment } from "@/shared/dates";
import { Prose } from "@/shared/prose";
import type { Question } from "./api";
import { t } from "./texts";

/** The part of the page that a link to a question leads to. */
export const placeOf = (id: string): string => `q-${id}`;

/** A question with its answer, as everybody reads them. */
export function AnswerCard({ question }: { question: Question }) {
  const { id, wording, answer, published_at: published, is_yours: yours, text } = question;
  return (
    <article id={placeOf(id)}>
      <SummaryCard title={wording ?? ""} headingLevel={3}>
        {yours && (
          <p className="govuk-body">
            <Tag colour="blue" classes="eme-tag--small">
              {t("answer.yours")}
            </Tag>
          </p>
        )}
        <Prose text={answer ?? ""} />
        {published && (
          <p className="govuk-body-s eme-quiet">
            {t("answer.at", { moment: formatMoment(published) })}
          </p>
        )}
        <Correction question={question} />
        {yours && text !== null && text !== wording && (
          <Details summary={t("answer.yours.text")}>
            <Prose text={text} />
          </Details>
        )}
      </SummaryCard>
    </article>
  );
}

/** When the answer was corrected and why, and what stood there before. */
function Correction({ question }: { question: Question }) {
  const { changed_at: changed, what_changed: what, earlier } = question;
  if (!changed) return null;
  return (
    <>
      <p className="govuk-body">
        {t("answer.corrected", { moment: formatMoment(changed), what: what ?? "" })}
      </p>
      <Details summary={t("answer.earlier", { count: earlier.length })}>
        {earlier.map((version) => (
          <div key={version.number}>
            <p className="govuk-body-s eme-quiet">
              {t("answer.earlier.at", { moment: formatMoment(version.published_at) })}
            </p>
            <p className="govuk-body govuk-!-font-weight-bold eme-prose">{version.wording}</p>
            <Prose text={version.answer} />
          </div>
        ))}
      </Details>
    </>
  );
}
