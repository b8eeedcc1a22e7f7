import { useState } from "react";
import { MatchBody } from "@/shared/match-body";
import { Actions } from "./actions";
import type { Decision, StoredMatch } from "./api";
import { MatchHead, Refusal } from "./match-parts";
import type { Standing } from "./outbox";
import { t } from "./texts";
import { elementId } from "./use-decisions";

type DecisionCardProps = {
  match: StoredMatch;
  standing: Standing;
  onDecide: (decision: Decision) => void;
};

/** One match to decide: bar, reasons, conflicts, and what can be done with it. */
export function DecisionCard({ match, standing, onDecide }: DecisionCardProps) {
  const [asking, setAsking] = useState(false);
  return (
    <article
      className="eme-match"
      id={elementId(match)}
      tabIndex={-1}
      aria-label={t("card", { solution: match.solution.name, challenge: match.challenge.title })}
    >
      <MatchHead match={match} linked />
      <MatchBody match={match} level="h3" />
      <div className="eme-match__foot">
        <Refusal match={match} standing={standing} />
        <Actions match={match} asking={asking} onAsk={setAsking} onDecide={onDecide}></Actions>
      </div>
    </article>
  );
}
