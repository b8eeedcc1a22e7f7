import { useState } from "react";
import { Hidden } from "@/govuk/hidden";
import { MatchBody } from "@/shared/match-body";
import { href } from "@/shared/paths";
import { Actions } from "./actions";
import type { Decision, StoredMatch } from "./api";
import { MatchHead, MatchInShort, Refusal } from "./match-parts";
import type { Standing } from "./outbox";
import { t } from "./texts";
import { elementId } from "./use-decisions";

type DecisionCardProps = {
  match: StoredMatch;
  standing: Standing;
  /** With where it is in use and what stands in the way: on the page of one match. */
  full: boolean;
  onDecide: (decision: Decision) => void;
};

/** One match to decide: bar, reasons, conflicts, and what can be done with it. */
export function DecisionCard({ match, standing, full, onDecide }: DecisionCardProps) {
  const [asking, setAsking] = useState(false);
  return (
    <article
      className="eme-match"
      id={elementId(match)}
      tabIndex={-1}
      aria-label={t("card", { solution: match.solution.name, challenge: match.challenge.title })}
    >
      <MatchHead match={match} linked />
      {full ? <MatchBody match={match} level="h3" /> : <MatchInShort match={match} />}
      <div className="eme-match__foot">
        <Refusal match={match} standing={standing} />
        <Actions match={match} asking={asking} onAsk={setAsking} onDecide={onDecide}>
          {!full && (
            <a className="govuk-link" href={href("moderationMatch", { id: match.id })}>
              {t("more")}
              <Hidden>: {match.solution.name}</Hidden>
            </a>
          )}
        </Actions>
      </div>
    </article>
  );
}
