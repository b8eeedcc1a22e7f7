import { useRef, useState } from "react";
import { Unreachable } from "@/api/problem";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { formatDate, formatMoment, formatStamp } from "@/shared/dates";
import { MatchBar, MatchReasons } from "@/shared/match-bar";
import { becauseName, MatchGaps } from "@/shared/match-details";
import { contributionsOf, MatchConflicts, reasonsOf } from "@/shared/match-reasons";
import { MatchUses } from "@/shared/match-uses";
import { Ref } from "@/shared/page";
import { href } from "@/shared/paths";
import { InventedExampleTag, StatusTag, statusName } from "@/shared/tags";
import { t as reasons } from "@/shared/texts/match-reasons";
import { lowerFirst } from "@/shared/texts/terms";
import type { Decision, StoredMatch } from "./api";
import { Dismiss } from "./dismiss";
import { t } from "./texts";
import { elementId, type Standing } from "./use-decisions";

type DecisionCardProps = {
  match: StoredMatch;
  standing: Standing;
  /** With where it is in use and what stands in the way: on the page of one match. */
  full: boolean;
  onDecide: (decision: Decision) => void;
};

/** One match to decide: bar, reasons, conflicts, and what can be done with it. */
export function DecisionCard({ match, standing, full, onDecide }: DecisionCardProps) {
  return (
    <article
      className="eme-match"
      id={elementId(match)}
      tabIndex={-1}
      aria-label={t("card", { solution: match.solution.name, challenge: match.challenge.title })}
    >
      <Head match={match} />
      <div className="eme-match__body">
        <MatchBar label={match.label} contributions={contributionsOf(match)} />
        <MatchConflicts conflicts={match.conflicts} />
        <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{reasons("why")}</h3>
        <MatchReasons reasons={reasonsOf(match)} />
        {full && match.gaps.length > 0 && (
          <>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{t("gaps")}</h3>
            <MatchGaps gaps={match.gaps} />
          </>
        )}
        {full && <MatchUses uses={match.deployments} />}
      </div>
      <div className="eme-match__foot">
        <Refusal match={match} standing={standing} />
        <Foot match={match} full={full} onDecide={onDecide} />
      </div>
    </article>
  );
}

function Head({ match: { challenge, solution, state, because, decided_at } }: Shown) {
  const closes = challenge.responses_close_at;
  return (
    <div className="eme-match__head">
      <p className="eme-match__by">
        <Ref>{solution.reference}</Ref> · {solution.supplier.name}
      </p>
      <h2 className="eme-match__title">
        <a
          className="govuk-link govuk-link--no-visited-state"
          href={href("solution", { ref: solution.reference })}
        >
          {solution.name}
        </a>
      </h2>
      <p className="eme-match__by">
        {t("for")}{" "}
        <a className="govuk-link" href={href("challenge", { ref: challenge.reference })}>
          {challenge.title}
        </a>
        , {challenge.force.name}
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

type Shown = { match: StoredMatch };

/** Why the decision just taken was not kept. */
function Refusal({ match, standing }: Shown & { standing: Standing }) {
  if (standing.kind !== "theirs" && standing.kind !== "failed") return null;
  return (
    <div className="eme-part-failed">
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

function Foot({ match, full, onDecide }: Pick<DecisionCardProps, "match" | "full" | "onDecide">) {
  const [asking, setAsking] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const actions = match.available_actions;
  const name = <Hidden>: {match.solution.name}</Hidden>;
  const cancel = () => {
    setAsking(false);
    toggle.current?.focus();
  };
  return (
    <>
      <div className="eme-button-row">
        {actions.includes("endorse") && (
          <Button type="button" onClick={() => onDecide({ action: "endorse" })}>
            {t("endorse")}
            {name}
          </Button>
        )}
        {actions.includes("dismiss") && (
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-expanded={asking}
            ref={toggle}
            onClick={() => setAsking(!asking)}
          >
            {t("dismiss.open")}
            {name}
          </button>
        )}
        {actions.includes("reconsider") && (
          <Button
            type="button"
            variant="secondary"
            onClick={() => onDecide({ action: "reconsider" })}
          >
            {t("reconsider")}
            {name}
          </Button>
        )}
        {!full && (
          <a className="govuk-link" href={href("moderationMatch", { id: match.id })}>
            {t("more")}
            {name}
          </a>
        )}
      </div>
      {asking && <Dismiss match={match} onDismiss={onDecide} onCancel={cancel} />}
    </>
  );
}
