import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isProblem } from "@/api/problem";
import { IdempotencyKey } from "@/shared/forms/idempotency";
import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import { anew, type Decision, decide, matchQuery, type StoredMatch, storedOf } from "./api";
import { Lanes } from "./lanes";
import { t } from "./texts";

/**
 * Where a match stands here: to be decided, decided (`saved` once the server has it), decided by
 * somebody else first, or not saved.
 */
export type Standing =
  | { kind: "waiting" }
  | { kind: "decided"; decision: Decision; saved: boolean }
  | { kind: "theirs" }
  | { kind: "failed"; decision: Decision; error: unknown };

type Kept = { match: StoredMatch; standing: Standing };

export type Outbox = {
  /** The match as it is now, and where it stands. */
  of: (match: StoredMatch) => Kept;
  /** Decide; it is sent in the background, in order for each match. */
  take: (match: StoredMatch, decision: Decision) => void;
  /** The matches whose decision was not kept. */
  refused: readonly Kept[];
  /** Send again what was not saved. */
  resend: () => void;
};

const WAITING: Standing = { kind: "waiting" };

/** So many decisions are sent at once: the next suggestions need a connection too. */
const AT_ONCE = 3;

/**
 * Decisions on their way. Nobody waits for them: what was not kept is said afterwards, and who
 * leaves before all are saved is held until they are, or asked.
 */
export function useOutbox(onBack?: (match: StoredMatch) => void): Outbox {
  const queries = useQueryClient();
  const [kept, setKept] = useState<ReadonlyMap<string, Kept>>(new Map());
  const now = useRef(kept);
  const sending = useRef(new Map<string, Promise<boolean>>());
  const keys = useRef(new Map<string, IdempotencyKey>());
  const lanes = useRef(new Lanes(AT_ONCE));
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const of = (match: StoredMatch): Kept => kept.get(match.id) ?? { match, standing: WAITING };
  const latest = (match: StoredMatch): StoredMatch => now.current.get(match.id)?.match ?? match;

  function keep(match: StoredMatch, standing: Standing): void {
    now.current = new Map(now.current).set(match.id, { match, standing });
    if (mounted.current) setKept(now.current);
  }

  function keyFor({ id, version }: StoredMatch, decision: Decision): string {
    const key = keys.current.get(id) ?? new IdempotencyKey();
    keys.current.set(id, key);
    return key.keyFor({ ...decision, version });
  }

  /** True when it was kept. */
  async function send(read: StoredMatch, decision: Decision): Promise<boolean> {
    const match = latest(read);
    try {
      const after = { ...match, ...(await decide(match, decision, keyFor(match, decision))) };
      const last = now.current.get(match.id)?.standing;
      const overtaken = last?.kind === "decided" && last.decision !== decision;
      if (overtaken) keep(after, last);
      else if (decision.action === "reconsider") {
        keep(after, WAITING);
        onBack?.(after);
      } else keep(after, { kind: "decided", decision, saved: true });
      void queries.invalidateQueries({ queryKey: ["matches"], refetchType: "none" });
      return true;
    } catch (error) {
      await refuse(match, decision, error);
      return false;
    }
  }

  async function refuse(match: StoredMatch, decision: Decision, error: unknown): Promise<void> {
    const failed = (cause: unknown) => keep(match, { kind: "failed", decision, error: cause });
    if (!isProblem(error, 409) && !isProblem(error, 412)) return failed(error);
    try {
      const [theirs] = storedOf(await queries.fetchQuery({ ...matchQuery(match.id), ...anew }));
      if (theirs) keep(theirs, { kind: "theirs" });
      else failed(error);
    } catch (lost) {
      failed(lost);
    }
  }

  function take(match: StoredMatch, decision: Decision): void {
    keep(latest(match), { kind: "decided", decision, saved: false });
    const before = sending.current.get(match.id) ?? Promise.resolve(true);
    const work = () => lanes.current.run(() => send(match, decision));
    const sent = before.then((done) => (done ? work() : afterRefusal(match, decision, work)));
    sending.current.set(match.id, sent);
    void sent.then(() => {
      if (sending.current.get(match.id) === sent) sending.current.delete(match.id);
    });
  }

  /** Theirs stands; and what never arrived needs no taking back. */
  async function afterRefusal(
    match: StoredMatch,
    decision: Decision,
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    if (now.current.get(match.id)?.standing.kind === "theirs") return false;
    if (decision.action !== "reconsider") return work();
    keep(latest(match), WAITING);
    return true;
  }

  const all = [...kept.values()];
  const refused = all.filter(({ standing: { kind } }) => kind === "theirs" || kind === "failed");
  const unsaved = all.some(
    ({ standing }) =>
      standing.kind === "failed" || (standing.kind === "decided" && !standing.saved),
  );

  async function flush(): Promise<boolean> {
    await Promise.all(sending.current.values());
    return ![...now.current.values()].some(({ standing }) => standing.kind === "failed");
  }
  useAskBeforeLeaving(unsaved, flush, t("leave"));

  return {
    of,
    take,
    refused,
    resend: () => {
      for (const { match, standing } of refused) {
        if (standing.kind === "failed") take(match, standing.decision);
      }
    },
  };
}
