import type { AnyRouter } from "@tanstack/react-router";

type Place = { key: string; y: number };

const keyOf = (state: unknown): string => {
  const key = (state as { __TSR_key?: unknown } | null)?.__TSR_key;
  return typeof key === "string" ? key : "";
};

/** Where the reader was on each page of the history; kept in memory, never in the browser's storage. */
class ScrollMemory {
  private readonly places = new Map<string, number>();

  keep({ key, y }: Place): void {
    this.places.set(key, y);
  }

  at(key: string): number {
    return this.places.get(key) ?? 0;
  }
}

function focusMain(): void {
  document.getElementById("main")?.focus({ preventScroll: true });
}

const cursorOf = (searchText: string): string | null =>
  new URLSearchParams(searchText).get("cursor");

/**
 * After a change of page the focus goes to `main` and the page to its top; back and forward
 * restore where one was. A change of filters keeps both.
 */
export function keepFocusAndScroll(router: AnyRouter): () => void {
  const memory = new ScrollMemory();
  let travelled = false;
  window.history.scrollRestoration = "manual";
  const stops = [
    router.history.subscribe(({ action }: { action: { type: string } }) => {
      travelled = ["BACK", "FORWARD", "GO"].includes(action.type);
    }),
    router.subscribe("onBeforeLoad", ({ fromLocation }) => {
      if (fromLocation) memory.keep({ key: keyOf(fromLocation.state), y: window.scrollY });
    }),
    router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
      if (!fromLocation) return;
      const samePage =
        fromLocation.pathname === toLocation.pathname &&
        cursorOf(fromLocation.searchStr) === cursorOf(toLocation.searchStr);
      if (samePage) return;
      focusMain();
      window.scrollTo(0, travelled ? memory.at(keyOf(toLocation.state)) : 0);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
