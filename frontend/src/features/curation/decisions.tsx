import type { ReactNode } from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { becauseName } from "@/shared/match-details";
import { StatusTag } from "@/shared/tags";
import { lowerFirst } from "@/shared/texts/terms";
import type { StoredMatch } from "./api";
import { DecisionCard } from "./decision-card";
import { NotKept } from "./not-kept";
import type { Standing } from "./outbox";
import { t } from "./texts";
import { type Decisions, END_ID, elementId, useDecisions } from "./use-decisions";

type DecisionListProps = {
  matches: readonly StoredMatch[];
  /** What one may do when nothing on the page is left. */
  end: ReactNode;
};

/** Matches to decide one after the other; the focus goes from one to the next at once. */
export function DecisionList({ matches, end }: DecisionListProps) {
  const decisions = useDecisions(matches);
  const left = decisions.left.length;
  const look = (match: StoredMatch) => document.getElementById(elementId(match))?.focus();
  return (
    <>
      <NotKept outbox={decisions} onLook={look} />
      <p className="govuk-visually-hidden" role="status">
        {left < matches.length ? t("left", { count: left }) : ""}
      </p>
      {matches.map((one) => {
        const { match, standing } = decisions.of(one);
        return standing.kind === "decided" ? (
          <DecidedRow key={one.id} match={match} standing={standing} decisions={decisions} />
        ) : (
          <DecisionCard
            key={`${one.id} ${match.version}`}
            match={match}
            standing={standing}
            onDecide={(decision) => decisions.take(match, decision)}
          />
        );
      })}
      {left === 0 && (
        <p className="govuk-body" id={END_ID} tabIndex={-1}>
          {t("end")} {end}
        </p>
      )}
    </>
  );
}

type DecidedRowProps = {
  match: StoredMatch;
  standing: Standing & { kind: "decided" };
  decisions: Decisions;
};

const RESULT = { endorse: "endorsed", dismiss: "dismissed", reconsider: "suggested" } as const;

/** What was decided here, in one line; it can be taken back. */
function DecidedRow({ match, standing: { decision, saved }, decisions }: DecidedRowProps) {
  return (
    <section
      className="eme-decided"
      id={elementId(match)}
      tabIndex={-1}
      aria-label={match.solution.name}
    >
      <p className="govuk-body govuk-!-margin-bottom-0">
        <StatusTag kind="match" status={RESULT[decision.action]} small />{" "}
        <strong>{match.solution.name}</strong> {t("for.lower")} {match.challenge.title}
        {decision.because && (
          <span className="eme-table__sub">{lowerFirst(becauseName(decision.because))}</span>
        )}
      </p>
      {!saved && <p className="govuk-body-s govuk-!-margin-bottom-0">{t("saving")}</p>}
      {saved && (
        <Button
          type="button"
          variant="secondary"
          classes="govuk-!-margin-bottom-0"
          onClick={() => decisions.take(match, { action: "reconsider" })}
        >
          {t("undo")}
          <Hidden>: {match.solution.name}</Hidden>
        </Button>
      )}
    </section>
  );
}
