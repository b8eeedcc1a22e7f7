import { useLayoutEffect, useState } from "react";

/**
 * Pages that share an address, or a path: another one begins at its top, with the focus, as after a
 * change of address. The first one is left to the router.
 */
export function useNewPage(page: string | null): void {
  const [first] = useState({ page, over: false });
  useLayoutEffect(() => {
    if (!first.over && page === first.page) return;
    first.over = true;
    document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [page, first]);
}
