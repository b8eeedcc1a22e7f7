import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  useLoaderData,
  useRouter,
} from "@tanstack/react-router";
import { Unreachable } from "@/api/problem";
import { Loading } from "@/shared/loading";
import { patterns, type ScreenName } from "@/shared/paths";
import { OfflinePage } from "@/shared/plain-page";
import type { For, Screen, ScreenRoute } from "@/shared/screen";
import { type Session, sessionQuery } from "@/shared/session";
import { NotAllowed, NotFound, Problem } from "./problem-pages";
import { SignInFirst } from "./sign-in-place";

type Context = { queries: QueryClient };

/** Why a screen is not shown to this reader; null when it is. */
type Refusal = "sign_in" | "other_role" | null;

function refusalOf(screenFor: For, session: Session): Refusal {
  if (screenFor === "everybody") return null;
  if (!session.account) return "sign_in";
  const role = session.acting_as?.role;
  if (screenFor === "signed_in" || (role && screenFor.includes(role))) return null;
  return "other_role";
}

function failed(screenFor: For) {
  function Failed({ error, reset }: ErrorComponentProps) {
    const router = useRouter();
    function retry() {
      reset();
      void router.invalidate();
    }
    if (error instanceof Unreachable) return <OfflinePage onRetry={retry} />;
    return (
      <Problem
        error={error}
        screenFor={screenFor}
        signIn={<SignInFirst onDone={retry} />}
        onRetry={retry}
      />
    );
  }
  return Object.assign(Failed, { preload: async () => void (await Problem.preload?.()) });
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: failed("everybody"),
});

/** A screen for those it is for; others are asked to sign in, or told for whom it is. */
function guarded(screenFor: For, load: () => Promise<Screen>) {
  const Content = lazyRouteComponent(async () => ({ default: (await load()).Component }));
  function Guarded() {
    const router = useRouter();
    const refusal: Refusal = useLoaderData({ strict: false });
    if (refusal === "sign_in") return <SignInFirst onDone={() => void router.invalidate()} />;
    if (refusal === "other_role") return <NotAllowed screenFor={screenFor} />;
    return <Content />;
  }
  return Object.assign(Guarded, { preload: async () => void (await Content.preload?.()) });
}

function routeOf({ name, for: screenFor, module }: ScreenRoute) {
  const load = async () => (await module()).screen;
  return createRoute({
    getParentRoute: () => root,
    path: patterns[name],
    component: guarded(screenFor, load),
    errorComponent: failed(screenFor),
    // Another record is another page: nothing typed for one shows on the other.
    remountDeps: ({ params }) => params,
    loaderDeps: ({ search }: { search: Record<string, unknown> }) => ({ search }),
    loader: async ({ context: { queries }, params, location }): Promise<Refusal> => {
      const session = await queries.ensureQueryData(sessionQuery);
      const refusal = refusalOf(screenFor, session);
      if (refusal === "other_role") await NotAllowed.preload?.();
      if (refusal) return refusal;
      const { load: fetchData } = await load();
      const query = new URLSearchParams(location.searchStr);
      await fetchData?.({ params, query, queries, session });
      return null;
    },
  });
}

/** Plain query strings: names and texts, a name may stand several times. */
function parseSearch(text: string): Record<string, string[]> {
  const search = new URLSearchParams(text);
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
}

function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([key, values]) =>
    [values].flat().map((value) => [key, String(value)]),
  );
  const text = new URLSearchParams(pairs).toString();
  return text && `?${text}`;
}

type RouterOptions = {
  screens: readonly ScreenRoute[];
  queries: QueryClient;
  Frame: (props: {
    exists: (screen: ScreenName) => boolean;
    children: React.ReactNode;
  }) => React.ReactNode;
  history?: RouterHistory;
};

/** The router over the screens of all features, inside the frame. */
export function createAppRouter({ screens, queries, Frame, history }: RouterOptions) {
  const names = new Set(screens.map(({ name }) => name));
  return createRouter({
    routeTree: root.addChildren(screens.map(routeOf)),
    context: { queries },
    ...(history ? { history } : {}),
    parseSearch,
    stringifySearch,
    defaultPendingComponent: Loading,
    // The old page stays until the data is there; only the first load shows the word.
    defaultPendingMs: Number.POSITIVE_INFINITY,
    defaultStructuralSharing: true,
    defaultStaleTime: 0,
    defaultGcTime: 0,
    InnerWrap: ({ children }) => <Frame exists={(name) => names.has(name)}>{children}</Frame>,
  });
}
