import { formatDate } from "@/shared/dates";
import type { OwnResponse } from "@/shared/own-responses";
import { href } from "@/shared/paths";
import { Panel } from "@/shared/problem-boundary";
import { type FeedbackView, feedbackQuery, type SolutionItem } from "./api";
import { catalogueGaps } from "./gaps";
import { t } from "./texts";

type HomeAsideProps = { responses: readonly OwnResponse[]; cards: readonly SolutionItem[] };

const shownAt = (item: OwnResponse): string => item.feedback_shown_at ?? "";

/** The latest feedback, and what the catalogue lacks. */
export function HomeAside({ responses, cards }: HomeAsideProps) {
  const received = responses
    .filter((item) => item.feedback_state === "received")
    .sort((a, b) => shownAt(b).localeCompare(shownAt(a)));
  const [latest] = received;
  return (
    <aside aria-label={t("label")}>
      <section className="eme-side">
        <h2 className="govuk-heading-m">{t("feedback.title")}</h2>
        {latest ? (
          <>
            <Panel what={t("feedback.the")} query={feedbackQuery(latest.reference)}>
              {(feedback) => feedback && <Feedback item={latest} feedback={feedback} />}
            </Panel>
            <p className="govuk-body govuk-!-margin-bottom-0">
              <a className="govuk-link" href={href("supplierResponses")}>
                {t("feedback.all", { count: received.length })}
              </a>
            </p>
          </>
        ) : (
          <p className="govuk-body govuk-!-margin-bottom-0">{t("feedback.none")}</p>
        )}
      </section>
      <section className="eme-side">
        <h2 className="govuk-heading-m">{t("gaps.title")}</h2>
        <Gaps cards={cards} />
      </section>
    </aside>
  );
}

function Feedback({ item, feedback }: { item: OwnResponse; feedback: FeedbackView }) {
  return (
    <div className="eme-feedback govuk-!-margin-bottom-3">
      <blockquote>“{feedback.text}”</blockquote>
      <p>
        {t("feedback.by", {
          force: item.lead_force,
          date: formatDate(feedback.shown_at ?? feedback.given_at),
        })}
        <br />
        {t("feedback.reason", { reason: t(`reason.${feedback.reason}`) })}
      </p>
    </div>
  );
}

function Gaps({ cards }: { cards: readonly SolutionItem[] }) {
  const gaps = catalogueGaps(cards);
  if (gaps.length === 0) {
    return <p className="govuk-body govuk-!-margin-bottom-0">{t("gaps.none")}</p>;
  }
  return (
    <ul className="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">
      {gaps.map((gap) => (
        <li key={gap.key}>
          <a className="govuk-link" href={gap.href}>
            {gap.text}
          </a>
          <br />
          <span className="eme-quiet">{gap.why}</span>
        </li>
      ))}
    </ul>
  );
}
