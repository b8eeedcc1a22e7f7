import type { ReactNode } from "react";
import { InsetText } from "@/govuk/inset-text";
import { formatDate, formatMoment, formatRelative } from "@/shared/dates";
import { href } from "@/shared/paths";
import { Prose } from "@/shared/prose";
import type { Challenge } from "@/shared/records";
import { t as challengeText } from "@/shared/texts/challenge";
import { t } from "./texts";

/** Where the challenge stands in time: what everybody looks for first. */
export function Deadline({ challenge }: { challenge: Challenge }) {
  const { date, rest } = said(challenge);
  return (
    <InsetText classes="eme-deadline">
      <p className="eme-deadline__date">{date}</p>
      {rest}
    </InsetText>
  );
}

type Said = { date: string; rest: ReactNode };

const Rest = ({ children }: { children: ReactNode }) => (
  <p className="eme-deadline__rest">{children}</p>
);

function said(challenge: Challenge): Said {
  switch (challenge.status) {
    case "scheduled":
      return scheduled(challenge);
    case "open":
      return open(challenge);
    case "closed":
      return closed(challenge);
    case "concluded":
      return concluded(challenge);
    case "withdrawn":
      return withdrawn(challenge);
    default:
      return { date: t("unpublished"), rest: <Reason challenge={challenge} /> };
  }
}

const moment = (iso: string | null): string => (iso ? formatMoment(iso) : t("date.unknown"));

/** "In 9 days. ", as a sentence. */
function relative(iso: string | null): string {
  if (!iso) return "";
  const words = formatRelative(iso);
  return t("sentence", { words: words.charAt(0).toUpperCase() + words.slice(1) });
}

function scheduled({ opens_at: opens, responses_close_at: closes }: Challenge): Said {
  return {
    date: challengeText("opens.at", { moment: moment(opens) }),
    rest: (
      <Rest>
        {relative(opens)} {t("scheduled.rest", { moment: moment(closes) })}
      </Rest>
    ),
  };
}

function open({ responses_close_at: closes, response_handling: handling }: Challenge): Said {
  return {
    date: challengeText("closes.at", { moment: moment(closes) }),
    rest: (
      <Rest>
        {relative(closes)} {t(`handling.${handling}`)}
      </Rest>
    ),
  };
}

function closed({
  responses_close_at: closes,
  responses_submitted: count,
  outcome_expected_on: expected,
}: Challenge): Said {
  return {
    date: challengeText("closed.at", { moment: moment(closes) }),
    rest: (
      <Rest>
        {t("closed.rest", { count })}{" "}
        {expected && t("closed.expected", { date: formatDate(expected) })}
      </Rest>
    ),
  };
}

function concluded({
  reference,
  status_since: since,
  responses_submitted: count,
}: Challenge): Said {
  return {
    date: t("concluded", { date: formatDate(since) }),
    rest: (
      <Rest>
        {t("concluded.rest", { count })}{" "}
        <a className="govuk-link" href={href("challengeOutcome", { ref: reference })}>
          {t("concluded.link")}
        </a>
      </Rest>
    ),
  };
}

function withdrawn(challenge: Challenge): Said {
  return {
    date: t("withdrawn", { date: formatDate(challenge.status_since) }),
    rest: <Reason challenge={challenge} />,
  };
}

/** Why it was withdrawn or sent back; the force's own words. */
function Reason({ challenge: { status, status_reason: reason } }: { challenge: Challenge }) {
  if (!reason) return status === "withdrawn" ? <Rest>{t("withdrawn.no.reason")}</Rest> : null;
  return (
    <div className="govuk-!-margin-top-2">
      <Prose text={reason} />
    </div>
  );
}
