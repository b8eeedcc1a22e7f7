import { Details } from "@/govuk/details";
import { formatDate } from "@/shared/dates";
import { rich } from "@/shared/i18n/rich";
import { Icon } from "@/shared/icons";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import { statusName } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import type { EarlierAnswer } from "./api";
import { reasonName, t } from "./texts";

/** As much of an answer as is shown before one asks for all of it. */
const SHORT = 420;
const UNDECIDED: readonly string[] = ["submitted", "under_review"];

/** What an answer is called: as it is kept, else as it was asked for, else where it was sent. */
export function answerName({ kept, origin, part }: EarlierAnswer): string {
  const asked = kept?.title ?? origin?.question;
  if (asked) return asked;
  const words = t(`part.${part}`);
  const title = origin?.challenge?.title;
  return title ? t("name.sent", { part: words, title }) : words;
}

/** An answer of one's own: its words, where and when they were sent, and how they fared. */
export function AnswerWords({ answer }: { answer: EarlierAnswer }) {
  return (
    <>
      {answer.confidential && (
        <p className="eme-confidential__label">
          <Icon name="lock" /> {t("confidential")}
        </p>
      )}
      <Words text={answer.text} />
      <ul className="govuk-list eme-earlier__facts">
        {answer.kept && <li>{t("kept.on", { date: formatDate(answer.kept.updated_at) })}</li>}
        {answer.kept?.note && <li>{t("kept.note", { note: answer.kept.note })}</li>}
        {answer.origin && <Sent origin={answer.origin} />}
        {saysMore(answer) && <li>{usedText(answer.uses)}</li>}
      </ul>
      {answer.origin?.feedback_text && (
        <Details summary={t("feedback")}>
          <blockquote className="eme-prose govuk-!-margin-0">
            “{answer.origin.feedback_text}”
          </blockquote>
        </Details>
      )}
    </>
  );
}

function Words({ text }: { text: string }) {
  if (text.length <= SHORT) return <Prose text={text} />;
  const cut = text.lastIndexOf(" ", SHORT);
  return (
    <>
      <Prose text={`${text.slice(0, cut > 0 ? cut : SHORT)} …`} />
      <Details summary={t("read.all")}>
        <Prose text={text} />
      </Details>
    </>
  );
}

function Sent({ origin }: { origin: NonNullable<EarlierAnswer["origin"]> }) {
  const { challenge, status, feedback_reason: reason, answer } = origin;
  const fate = UNDECIDED.includes(status) ? t("undecided") : statusName("response", status);
  const words = reason
    ? t("fared.reason", { status: fate, reason: lowerFirst(reasonName(reason)) })
    : fate;
  return (
    <>
      <li>
        {rich(t("sent", { date: formatDate(origin.sent_at) }), {
          challenge: () => <Challenge challenge={challenge} />,
        })}
      </li>
      {answer && <li>{t("sent.as", { answer: lowerFirst(t(`answer.${answer}`)) })}</li>}
      <li>{t("fared", { words: lowerFirst(words) })}</li>
    </>
  );
}

function Challenge({ challenge }: { challenge: { reference: string; title: string } | null }) {
  if (challenge === null) return t("challenge.hidden");
  const { reference, title } = challenge;
  return rich(t("challenge", { title, reference }), {
    link: (words) => (
      <a className="govuk-link" href={href("challenge", { ref: reference })}>
        {words}
      </a>
    ),
  });
}

/** Sent once, where it says that it was sent: how often it was used says nothing more. */
const saysMore = ({ origin, uses }: EarlierAnswer): boolean =>
  origin === null || uses.responses > 1 || uses.last !== origin.response;

/** "Used in 3 responses that were sent, last to CH-2026-0042: 2 decided, 1 shortlisted." */
export function usedText(uses: EarlierAnswer["uses"]): string {
  const { responses: count, decided, shortlisted, last_challenge: last } = uses;
  if (count === 0) return t("used.never");
  return t("used", {
    count,
    last: last?.reference ?? t("challenge.hidden"),
    decided:
      decided === 0 ? t("used.undecided") : t("used.decided", { count: decided, shortlisted }),
  });
}
