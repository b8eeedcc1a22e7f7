import { useLayoutEffect, useState } from "react";
import type { Decision, StoredMatch } from "./api";
import { type Outbox, useOutbox } from "./outbox";

/** `take` goes on to the next match at once. */
export type Decisions = Outbox & {
  /** The matches of the page that are still to be decided. */
  left: readonly StoredMatch[];
};

/** The id of the element of a match, which takes the focus. */
export const elementId = ({ id }: Pick<StoredMatch, "id">): string => `match-${id}`;

/** Where the focus goes when nothing on the page is left to decide. */
export const END_ID = "decided-all";

/** Decisions on the matches of a page, taken one after the other without waiting. */
export function useDecisions(matches: readonly StoredMatch[]): Decisions {
  const [focus, setFocus] = useState<{ id: string; ifLost?: boolean } | null>(null);
  const outbox = useOutbox((match) => setFocus({ id: elementId(match), ifLost: true }));

  useLayoutEffect(() => {
    if (!focus || (focus.ifLost && document.activeElement !== document.body)) return;
    document.getElementById(focus.id)?.focus();
  }, [focus]);

  const left = matches.filter((match) =>
    ["waiting", "failed"].includes(outbox.of(match).standing.kind),
  );

  function nextAfter(match: StoredMatch): string {
    const at = matches.findIndex(({ id }) => id === match.id);
    const order = [...matches.slice(at + 1), ...matches.slice(0, Math.max(at, 0))];
    const next = order.find((one) => one.id !== match.id && left.includes(one));
    return next ? elementId(next) : END_ID;
  }

  return {
    ...outbox,
    left,
    take: (match: StoredMatch, decision: Decision) => {
      setFocus({ id: decision.action === "reconsider" ? elementId(match) : nextAfter(match) });
      outbox.take(match, decision);
    },
  };
}
