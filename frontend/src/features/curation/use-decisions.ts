import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isProblem } from "@/api/problem";
import { IdempotencyKey } from "@/shared/forms/idempotency";
import { anew, type Decision, decide, matchQuery, type StoredMatch, storedOf } from "./api";

/**
 * Where a match of the page stands: to be decided, decided here (`saved` once the server has it),
 * decided by somebody else first, or not saved.
 */
export type Standing =
  | { kind: "waiting" }
  | { kind: "decided"; decision: Decision; saved: boolean }
  | { kind: "theirs" }
  | { kind: "failed"; error: unknown };

export type Decisions = {
  /** The match as it is now, and where it stands on this page. */
  of: (match: StoredMatch) => { match: StoredMatch; standing: Standing };
  /** Decide and go on to the next match at once; the answer is not waited for. */
  take: (match: StoredMatch, decision: Decision) => void;
  /** The matches of the page that are still to be decided. */
  left: readonly StoredMatch[];
  /** The matches whose decision was not kept. */
  refused: readonly StoredMatch[];
};

/** The id of the element of a match, which takes the focus. */
export const elementId = ({ id }: Pick<StoredMatch, "id">): string => `match-${id}`;

/** Where the focus goes when nothing on the page is left to decide. */
export const END_ID = "decided-all";

const WAITING: Standing = { kind: "waiting" };

/** Decisions on the matches of a page, taken one after the other without waiting. */
export function useDecisions(matches: readonly StoredMatch[]): Decisions {
  const queries = useQueryClient();
  const [changed, setChanged] = useState<ReadonlyMap<string, StoredMatch>>(new Map());
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map());
  const [focus, setFocus] = useState<{ id: string; ifLost?: boolean } | null>(null);
  const keys = useRef(new Map<string, IdempotencyKey>());

  useEffect(() => {
    if (!focus || (focus.ifLost && document.activeElement !== document.body)) return;
    document.getElementById(focus.id)?.focus();
  }, [focus]);

  const put = (id: string, standing: Standing) =>
    setStandings((before) => new Map(before).set(id, standing));
  const change = (match: StoredMatch) =>
    setChanged((before) => new Map(before).set(match.id, match));

  function keyFor(match: StoredMatch, decision: Decision): string {
    const key = keys.current.get(match.id) ?? new IdempotencyKey();
    keys.current.set(match.id, key);
    return key.keyFor({ ...decision, version: match.version });
  }

  async function send(match: StoredMatch, decision: Decision): Promise<void> {
    try {
      const after = await decide(match, decision, keyFor(match, decision));
      change({ ...match, ...after });
      if (decision.action === "reconsider") {
        put(match.id, WAITING);
        setFocus({ id: elementId(match), ifLost: true });
      } else put(match.id, { kind: "decided", decision, saved: true });
      await queries.invalidateQueries({ queryKey: ["matches"], refetchType: "none" });
    } catch (error) {
      await refuse(match, error);
    }
  }

  async function refuse(match: StoredMatch, error: unknown): Promise<void> {
    if (!isProblem(error, 409) && !isProblem(error, 412)) {
      put(match.id, { kind: "failed", error });
      return;
    }
    try {
      const [theirs] = storedOf(await queries.fetchQuery({ ...matchQuery(match.id), ...anew }));
      if (theirs) change(theirs);
      put(match.id, theirs ? { kind: "theirs" } : { kind: "failed", error });
    } catch (lost) {
      put(match.id, { kind: "failed", error: lost });
    }
  }

  const kindOf = ({ id }: StoredMatch) => (standings.get(id) ?? WAITING).kind;
  const left = matches.filter((match) => ["waiting", "failed"].includes(kindOf(match)));

  function nextAfter(match: StoredMatch): string {
    const at = matches.findIndex(({ id }) => id === match.id);
    const order = [...matches.slice(at + 1), ...matches.slice(0, Math.max(at, 0))];
    const next = order.find((one) => one.id !== match.id && left.includes(one));
    return next ? elementId(next) : END_ID;
  }

  return {
    of: (match) => ({
      match: changed.get(match.id) ?? match,
      standing: standings.get(match.id) ?? WAITING,
    }),
    take: (match, decision) => {
      put(match.id, { kind: "decided", decision, saved: false });
      setFocus({ id: decision.action === "reconsider" ? elementId(match) : nextAfter(match) });
      void send(match, decision);
    },
    left,
    refused: matches.filter((match) => ["theirs", "failed"].includes(kindOf(match))),
  };
}
