import { type KeyboardEvent, type RefObject, useState } from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import { MatchBody } from "@/shared/match-body";
import { t as labels } from "@/shared/texts/match";
import { Actions } from "./actions";
import type { StoredMatch } from "./api";
import { actionOf } from "./keys";
import { ChallengeLink, MatchHead, Refusal, refusalId, SolutionLink } from "./match-parts";
import type { Standing } from "./outbox";
import { t } from "./texts";
import type { Queue } from "./use-queue";

type QueueCardProps = {
  queue: Queue;
  current: NonNullable<Queue["current"]>;
  /** Whether single letters act while the suggestion has the focus. */
  keys: boolean;
  card: RefObject<HTMLElement | null>;
};

/** The suggestion to decide now. The first Tab from it leads to the first decision. */
export function QueueCard({ queue, current, keys, card }: QueueCardProps) {
  const { match, standing, place } = current;
  const [asking, setAsking] = useState(false);
  const refused = standing.kind === "theirs" || standing.kind === "failed";
  const mayDecide = (action: string) =>
    standing.kind !== "decided" && match.available_actions.includes(action);

  /** Only while the focus is here (WCAG 2.1.4); every letter has its button too. */
  function onKeyDown(event: KeyboardEvent) {
    const action = keys ? actionOf(event) : null;
    if (!action) return;
    event.preventDefault();
    if (action === "endorse" && mayDecide("endorse")) queue.decide({ action });
    if (action === "dismiss" && mayDecide("dismiss")) setAsking(true);
    if (action === "skip") queue.skip();
    if (action === "back") queue.back();
    if (action === "undo") queue.undo();
  }

  return (
    <article
      className="eme-match"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes letters, so Tab has to lead to it.
      tabIndex={0}
      ref={card}
      onKeyDown={onKeyDown}
      aria-describedby={refused ? refusalId(match) : undefined}
      aria-label={t("queue.card", {
        place,
        total: queue.total,
        solution: match.solution.name,
        challenge: match.challenge.title,
        label: labels(`label.${match.label}`),
      })}
    >
      <p className="eme-match__place">
        <span aria-hidden="true">{t("queue.place", { place, total: queue.total })}.</span>{" "}
        {keys && keysLine(queue)}
      </p>
      <MatchHead match={match} linked={false} />
      <MatchBody match={match} level="h3" />
      <div className="eme-match__foot">
        <Refusal match={match} standing={standing} />
        <Foot {...{ queue, match, standing, asking }} onAsk={setAsking} />
        <p className="govuk-body-s govuk-!-margin-top-3 govuk-!-margin-bottom-0">
          {t("queue.read")} <SolutionLink match={match} />, <ChallengeLink match={match} />
        </p>
      </div>
    </article>
  );
}

/** What the letters do now, by what can be done. */
function keysLine({ canGoBack, canUndo }: Queue): string {
  const letters = [t("keys.line"), canGoBack && t("keys.back"), canUndo && t("keys.undo")];
  return letters.filter(Boolean).join(", ");
}

type FootProps = {
  queue: Queue;
  match: StoredMatch;
  standing: Standing;
  asking: boolean;
  onAsk: (asking: boolean) => void;
};

function Foot({ queue, match, standing, asking, onAsk }: FootProps) {
  const name = <Hidden>: {match.solution.name}</Hidden>;
  const decided = standing.kind === "decided";
  const moving = (
    <>
      <Button type="button" variant="secondary" onClick={queue.skip}>
        {t(standing.kind === "waiting" ? "skip" : "go.on")}
        {name}
      </Button>
      {queue.canGoBack && (
        <Button type="button" variant="secondary" onClick={queue.back}>
          {t("back")}
        </Button>
      )}
    </>
  );
  if (decided) {
    return (
      <div className="eme-button-row">
        <strong>{t(`said.${standing.decision.action}.here`)}</strong>
        <Button
          type="button"
          variant="secondary"
          onClick={() => queue.decide({ action: "reconsider" })}
        >
          {t("undo")}
          {name}
        </Button>
        {moving}
      </div>
    );
  }
  return (
    <Actions match={match} asking={asking} onAsk={onAsk} onDecide={queue.decide}>
      {moving}
    </Actions>
  );
}
