import { useEffect, useSyncExternalStore } from "react";

/** The navigation item that the page shown asks to be marked. */
let marked: string | undefined;
const listeners = new Set<() => void>();

function mark(section: string | undefined): void {
  if (marked === section) return;
  marked = section;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Mark a navigation item while the page is shown. */
export function useSection(section: string | undefined): void {
  useEffect(() => {
    mark(section);
    return () => mark(undefined);
  }, [section]);
}

/** The item a page asked for; undefined when the path decides. */
export function useMarkedSection(): string | undefined {
  return useSyncExternalStore(subscribe, () => marked);
}
