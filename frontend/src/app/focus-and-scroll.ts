import type { AnyRouter } from "@tanstack/react-router";

/** What the router names a place in the history by. */
const keyOf = (state: unknown): unknown => (state as { __TSR_key?: unknown } | null)?.__TSR_key;

/** Focus the part of the page that an address names, else `main`; gives where that stands. */
function focusPart(hash: string): number {
  const part = document.getElementById(hash);
  // A heading takes the focus only when asked to.
  if (part) part.tabIndex = -1;
  (part ?? document.getElementById("main"))?.focus({ preventScroll: true });
  return part ? window.scrollY + part.getBoundingClientRect().top : 0;
}

const cursorOf = (searchText: string): string | null =>
  new URLSearchParams(searchText).get("cursor");

/**
 * After a change of page the focus goes to `main` and the page to its top, or both to the part
 * that the address names; back and forward restore where one was. A change of filters keeps both.
 */
export function keepFocusAndScroll(router: AnyRouter): () => void {
  // Where the reader was on each page of the history; never in the browser's storage.
  const places = new Map<unknown, number>();
  let travelled = false;
  window.history.scrollRestoration = "manual";
  const stops = [
    router.history.subscribe(({ action }: { action: { type: string } }) => {
      travelled = ["BACK", "FORWARD", "GO"].includes(action.type);
    }),
    router.subscribe("onBeforeLoad", ({ fromLocation }) => {
      if (fromLocation) places.set(keyOf(fromLocation.state), window.scrollY);
    }),
    router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
      // Opened by its address, a page keeps both where the browser puts them, but for a named part.
      const stays = fromLocation
        ? fromLocation.pathname === toLocation.pathname &&
          cursorOf(fromLocation.searchStr) === cursorOf(toLocation.searchStr)
        : !toLocation.hash;
      if (stays) return;
      const top = focusPart(travelled ? "" : toLocation.hash);
      window.scrollTo(0, travelled ? (places.get(keyOf(toLocation.state)) ?? 0) : top);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
