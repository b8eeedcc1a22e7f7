import { Unreachable } from "@/api/problem";
import { formatDate, formatMoment, formatStamp } from "@/shared/dates";
import { forceNames } from "@/shared/forces";
import { becauseName } from "@/shared/match-details";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag, statusName } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import type { StoredMatch } from "./api";
import type { Standing } from "./outbox";
import { t } from "./texts";
import { elementId } from "./use-decisions";

type Shown = { match: StoredMatch };

/** The product as a link to its card; or its name alone, where the links stand elsewhere. */
export function SolutionLink({ match: { solution } }: Shown) {
  return (
    <a
      className="govuk-link govuk-link--no-visited-state"
      href={href("solution", { ref: solution.reference })}
    >
      {solution.name}
    </a>
  );
}

/** The challenge as a link to it. */
export function ChallengeLink({ match: { challenge } }: Shown) {
  return (
    <a className="govuk-link" href={href("challenge", { ref: challenge.reference })}>
      {challenge.title}
    </a>
  );
}

/** What is matched, and what was decided before. */
export function MatchHead({ match, linked }: Shown & { linked: boolean }) {
  const { challenge, solution, state, because, decided_at } = match;
  const closes = challenge.responses_close_at;
  return (
    <div className="eme-match__head">
      <p className="eme-match__by">
        <Ref>{solution.reference}</Ref> · {solution.supplier.name}
      </p>
      <h2 className="eme-match__title">
        {linked ? <SolutionLink match={match} /> : solution.name}
      </h2>
      <p className="govuk-body govuk-!-margin-bottom-2">{solution.summary}</p>
      <p className="eme-match__by">
        {t("for")} {linked ? <ChallengeLink match={match} /> : challenge.title},{" "}
        {forceNames(challenge.force, challenge.co_sponsors)}
        {closes && <>. {t("closes", { moment: formatMoment(closes) })}</>}
      </p>
      <p className="eme-tags eme-tags--small">
        {state && <StatusTag kind="match" status={state} />}
        {(challenge.is_example || solution.is_example) && <InventedExampleTag />}
      </p>
      {decided_at && state !== "suggested" && (
        <p className="eme-match__by">
          {because
            ? t("decided.because", {
                date: formatDate(decided_at),
                because: lowerFirst(becauseName(because)),
              })
            : t("decided", { date: formatDate(decided_at) })}
        </p>
      )}
    </div>
  );
}

/** The id of the words that say why a decision was not kept. */
export const refusalId = (match: StoredMatch): string => `${elementId(match)}-refusal`;

/** Why the decision just taken was not kept. */
export function Refusal({ match, standing }: Shown & { standing: Standing }) {
  if (standing.kind !== "theirs" && standing.kind !== "failed") return null;
  return (
    <div className="eme-part-failed" id={refusalId(match)}>
      {standing.kind === "theirs" ? (
        <>
          <p className="govuk-body">
            <strong>{t("theirs.title")}</strong>
          </p>
          <p className="govuk-body">{theirWords(match)}</p>
        </>
      ) : (
        <p className="govuk-body">
          {t(standing.error instanceof Unreachable ? "failed.offline" : "failed")}
        </p>
      )}
    </div>
  );
}

function theirWords({ state, because, decided_at: at }: StoredMatch): string {
  const values = {
    state: lowerFirst(statusName("match", state ?? "suggested")),
    stamp: at ? formatStamp(at) : "",
  };
  return because
    ? t("theirs.because", { ...values, because: lowerFirst(becauseName(because)) })
    : t("theirs.state", values);
}
