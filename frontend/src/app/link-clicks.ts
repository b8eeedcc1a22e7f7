import type { AnyRouter } from "@tanstack/react-router";

/** Addresses that the server answers, not a screen. */
const OF_THE_SERVER = /^\/(api|feeds|healthz|readyz|metrics)(\/|$)/;

/** A link in the text, or one in a drawing, whose `href` is no string. */
type Link = HTMLAnchorElement | SVGAElement;

const addressOf = (link: Link): string => link.getAttribute("href") ?? "";

function linkOf(event: MouseEvent): Link | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!plain || event.altKey || event.defaultPrevented) return null;
  return event.target instanceof Element ? event.target.closest<Link>("a") : null;
}

function staysHere(link: Link): boolean {
  const { origin, pathname, hash, search } = new URL(addressOf(link), window.location.href);
  const sameOrigin = origin === window.location.origin;
  const toPartOfPage =
    hash !== "" && pathname === window.location.pathname && search === window.location.search;
  return sameOrigin && !toPartOfPage && !OF_THE_SERVER.test(pathname);
}

/**
 * Plain links are followed by the router, so that components write `<a href>` and know nothing of
 * it. The link is busy until its page is there.
 */
export function followLinks(router: AnyRouter): () => void {
  let busy: Link | null = null;
  function rest() {
    busy?.removeAttribute("aria-busy");
    busy = null;
  }
  function onClick(event: MouseEvent) {
    const link = linkOf(event);
    if (!link || !addressOf(link) || link.getAttribute("target")) return;
    if (link.hasAttribute("download") || !staysHere(link)) return;
    event.preventDefault();
    rest();
    busy = link;
    link.setAttribute("aria-busy", "true");
    const { pathname, search, hash } = new URL(addressOf(link), window.location.href);
    void router.navigate({ href: pathname + search + hash }).finally(rest);
  }
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
