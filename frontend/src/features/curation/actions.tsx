import { type ReactNode, useRef } from "react";
import { Button } from "@/govuk/button";
import { Hidden } from "@/govuk/hidden";
import type { Decision, StoredMatch } from "./api";
import { Dismiss } from "./dismiss";
import { t } from "./texts";

type ActionsProps = {
  match: StoredMatch;
  /** Whether it is being asked why the match is dismissed. */
  asking: boolean;
  onAsk: (asking: boolean) => void;
  onDecide: (decision: Decision) => void;
  /** What else one can do here, in the same row. */
  children?: ReactNode;
};

/** What can be decided on a match, as its `available_actions` say. */
export function Actions({ match, asking, onAsk, onDecide, children }: ActionsProps) {
  const toggle = useRef<HTMLButtonElement>(null);
  const actions = match.available_actions;
  const name = <Hidden>: {match.solution.name}</Hidden>;
  const cancel = () => {
    onAsk(false);
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
            onClick={() => onAsk(!asking)}
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
        {children}
      </div>
      {asking && <Dismiss match={match} onDismiss={onDecide} onCancel={cancel} />}
    </>
  );
}
