import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { AHEAD, type Decision, queueQuery, type StoredMatch, storedOf } from "./api";
import { type Outbox, type Standing, useOutbox } from "./outbox";

/** What was done last, for the line that says so. */
export type Said = { kind: Decision["action"] | "skip"; match: StoredMatch };

export type Queue = {
  outbox: Outbox;
  /** The suggestion to decide now, and its place; none at the end, or while the next are fetched. */
  current: { match: StoredMatch; standing: Standing; place: number } | undefined;
  /** How many were waiting when the queue was opened. */
  total: number;
  said: Said | undefined;
  /** Changes with every step, so that the focus follows also when the suggestion stays. */
  step: number;
  /** The next ones are on their way, or could not be fetched; `retry` fetches them again. */
  more: "coming" | "failed" | "none";
  retry: () => void;
  counts: { endorsed: number; dismissed: number; skipped: number };
  decide: (decision: Decision) => void;
  skip: () => void;
  back: () => void;
  canGoBack: boolean;
  /** Takes the last decision back and goes to its suggestion. */
  undo: () => void;
  canUndo: boolean;
  lookAt: (match: StoredMatch) => void;
  throughSkipped: () => void;
};

const done = ({ kind }: Standing): boolean => kind !== "waiting";

/** Suggestions one after the other; the next ones are fetched long before they are needed. */
export function useQueue(query: URLSearchParams): Queue {
  const pages = useSuspenseInfiniteQuery(queueQuery(query));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const all = distinct(pages.data.pages.flatMap(storedOf));
  const outbox = useOutbox();
  const [{ at, step }, setPlace] = useState({ at: 0, step: 0 });
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState<readonly StoredMatch[]>([]);
  const [said, setSaid] = useState<Said>();

  const short = all.length - at <= AHEAD && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (short && !isFetchingNextPage) void fetchNextPage();
  }, [short, isFetchingNextPage, fetchNextPage]);

  /** A decision that is being taken back leaves the suggestion as it was read. */
  function now(read: StoredMatch): { match: StoredMatch; standing: Standing } {
    const { match, standing } = outbox.of(read);
    const undone = standing.kind === "decided" && standing.decision.action === "reconsider";
    return undone ? { match: read, standing: { kind: "waiting" } } : { match, standing };
  }

  const go = (to: number) => setPlace({ at: to, step: step + 1 });
  const indexOf = ({ id }: StoredMatch) => all.findIndex((one) => one.id === id);

  function goOn(passed: ReadonlySet<string>): void {
    const next = all.findIndex(
      (one, index) => index > at && !passed.has(one.id) && !done(now(one).standing),
    );
    go(next < 0 ? all.length : next);
  }

  const here = all[at];
  const last = decided.filter((match) => outbox.of(match).standing.kind === "decided").at(-1);
  const standings = all.map((one) => now(one).standing);
  const count = (action: Decision["action"]) =>
    standings.filter((one) => one.kind === "decided" && one.decision.action === action).length;

  function takeBack(match: StoredMatch): void {
    setDecided(decided.filter(({ id }) => id !== match.id));
    setSaid({ kind: "reconsider", match });
    outbox.take(match, { action: "reconsider" });
    go(indexOf(match));
  }

  return {
    outbox,
    current: here && { ...now(here), place: at + 1 },
    total: pages.data.pages[0]?.total ?? 0,
    said,
    step,
    more: !hasNextPage ? "none" : isFetchNextPageError ? "failed" : "coming",
    retry: () => void fetchNextPage(),
    counts: {
      endorsed: count("endorse"),
      dismissed: count("dismiss"),
      skipped: all.filter((one, index) => skipped.has(one.id) && !done(standings[index] ?? WAITING))
        .length,
    },
    decide: (decision) => {
      if (!here) return;
      if (decision.action === "reconsider") return takeBack(here);
      setDecided([...decided, here]);
      setSaid({ kind: decision.action, match: here });
      outbox.take(now(here).match, decision);
      goOn(skipped);
    },
    skip: () => {
      if (!here) return;
      if (done(now(here).standing)) return goOn(skipped);
      const passed = new Set(skipped).add(here.id);
      setSkipped(passed);
      setSaid({ kind: "skip", match: here });
      goOn(passed);
    },
    back: () => {
      if (at > 0) go(Math.min(at, all.length) - 1);
    },
    canGoBack: at > 0,
    undo: () => {
      if (last) takeBack(last);
    },
    canUndo: last !== undefined,
    lookAt: (match) => go(indexOf(match)),
    throughSkipped: () => {
      const first = all.findIndex((one) => skipped.has(one.id) && !done(now(one).standing));
      setSkipped(new Set());
      go(first);
    },
  };
}

const WAITING: Standing = { kind: "waiting" };

/** While scores change, a suggestion may stand on two pages. */
function distinct(matches: readonly StoredMatch[]): StoredMatch[] {
  return [...new Map(matches.map((match) => [match.id, match])).values()];
}
