import { useBlocker } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiProblem, isProblem, Unreachable } from "@/api/problem";
import { useOnline } from "../online";
import { t } from "../texts/saving";

const DELAY_MS = 1000;

export type SaveState =
  | { kind: "clean" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline" }
  | { kind: "failed"; error: unknown }
  | { kind: "conflict"; problem: ApiProblem };

type AutosaveOptions<V> = {
  /** What is on the page now. */
  value: V;
  /** The version the page was made from. */
  etag: string;
  /** Send it with `If-Match: etag`; gives the new version back. */
  save: (value: V, etag: string) => Promise<string>;
  /** Off while there is nothing to save to. */
  enabled?: boolean;
};

export type Autosave = {
  state: SaveState;
  etag: string;
  /** Whether something typed has not been acknowledged. */
  unsaved: boolean;
  /** Save now what is not saved; true when all is acknowledged. */
  flush: () => Promise<boolean>;
  /** For `onBlur` of the fields. */
  onBlur: () => void;
  /** After a conflict was settled: go on from the new version. */
  settle: (etag: string, acknowledged: unknown) => void;
};

const sameAs = (value: unknown): string => JSON.stringify(value) ?? "";

function failureOf(error: unknown): SaveState {
  if (error instanceof Unreachable) return { kind: "offline" };
  return isProblem(error, 412) ? { kind: "conflict", problem: error } : { kind: "failed", error };
}

/**
 * Saves a second after the last key and on leaving a field. What is typed stays in memory until
 * the server has acknowledged it; leaving the page with something unsaved asks first.
 */
export function useAutosave<V>({
  value,
  etag: firstEtag,
  save,
  enabled = true,
}: AutosaveOptions<V>): Autosave {
  const [state, setState] = useState<SaveState>({ kind: "clean" });
  const [etag, setEtag] = useState(firstEtag);
  const [acknowledged, setAcknowledged] = useState(() => sameAs(value));
  const latest = useRef({ value, save, etag, acknowledged });
  latest.current = { ...latest.current, value, save };
  const running = useRef<Promise<boolean> | null>(null);
  const online = useOnline();
  const content = sameAs(value);
  const unsaved = enabled && content !== acknowledged;

  const settle = useCallback((nextEtag: string, saved: unknown) => {
    latest.current = { ...latest.current, etag: nextEtag, acknowledged: sameAs(saved) };
    setEtag(nextEtag);
    setAcknowledged(sameAs(saved));
    setState({ kind: "saved", at: Date.now() });
  }, []);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { value: sent, save: send, etag: version } = latest.current;
    setState({ kind: "saving" });
    try {
      settle(await send(sent, version), sent);
      return true;
    } catch (error) {
      setState(failureOf(error));
      return false;
    }
  }, [settle]);

  const flush = useCallback(async (): Promise<boolean> => {
    // Others may wait for the same save: whoever goes on first saves, the rest wait for that.
    while (running.current) await running.current;
    if (!enabled || sameAs(latest.current.value) === latest.current.acknowledged) return true;
    running.current = saveOnce().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [enabled, saveOnce]);

  const stopped = state.kind === "conflict";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key starts the second again.
  useEffect(() => {
    if (!unsaved || stopped || !online) return;
    const timer = setTimeout(() => void flush(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [content, unsaved, stopped, online, flush]);

  useEffect(() => {
    if (unsaved && !online) setState({ kind: "offline" });
  }, [unsaved, online]);

  useAskBeforeLeaving(unsaved, flush);
  return {
    ...{ state, etag, unsaved, flush, settle },
    onBlur: () => {
      if (!stopped) void flush();
    },
  };
}

/** Leaving saves first; what cannot be saved is asked about. */
export function useAskBeforeLeaving(
  unsaved: boolean,
  flush: () => Promise<boolean> = async () => false,
  question: string = t("leave"),
): void {
  useBlocker({
    shouldBlockFn: async () => !((await flush()) || window.confirm(question)),
    disabled: !unsaved,
    enableBeforeUnload: unsaved,
  });
}
