import { lazyRouteComponent } from "@tanstack/react-router";
import { OfflinePage } from "@/shared/plain-page";

type Pages = typeof import("@/shared/problem-pages");

const Unfetched = () => OfflinePage({ onRetry: () => window.location.reload() });
const UNFETCHED: { [Page in keyof Pages]: () => ReturnType<typeof Unfetched> } = {
  NotAllowedPage: Unfetched,
  NotFoundPage: Unfetched,
  ProblemPage: Unfetched,
};

/** What cannot be fetched any more says that nothing arrives. */
const pages = (): Promise<Pages> => import("@/shared/problem-pages").catch(() => UNFETCHED);

/** Pages that most readers never see: they are fetched when one is needed, before it shows. */
export const NotAllowed = lazyRouteComponent(pages, "NotAllowedPage");
export const NotFound = lazyRouteComponent(pages, "NotFoundPage");
export const Problem = lazyRouteComponent(pages, "ProblemPage");
