import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  useRouter,
} from "@tanstack/react-router";
import { ApiProblem } from "@/api/problem";
import { Loading } from "@/shared/loading";
import { patterns, type ScreenName } from "@/shared/paths";
import { NotAllowedPage, NotFoundPage, ProblemPage } from "@/shared/problem-pages";
import type { For, ScreenRoute } from "@/shared/screen";
import { type Session, sessionQuery } from "@/shared/session";
import { SignInFirst } from "./sign-in-place";

type Context = { queries: QueryClient };

/** Thrown by a route that is for others; its page says for whom. */
class NotForThisRole extends Error {}

function check(screenFor: For, session: Session): void {
  if (screenFor === "everybody") return;
  if (!session.account) {
    throw new ApiProblem({
      ...{ status: 401, type: "about:blank", title: "", detail: null },
      ...{ errors: [], requestId: null, retryAfter: null, members: {} },
    });
  }
  if (screenFor === "signed_in") return;
  const role = session.acting_as?.role;
  if (!role || !screenFor.includes(role)) throw new NotForThisRole();
}

function failed(screenFor: For) {
  return function Failed({ error, reset }: ErrorComponentProps) {
    const router = useRouter();
    function retry() {
      reset();
      void router.invalidate();
    }
    if (error instanceof NotForThisRole) return <NotAllowedPage screenFor={screenFor} />;
    return (
      <ProblemPage
        error={error}
        screenFor={screenFor}
        signIn={<SignInFirst onDone={retry} />}
        onRetry={retry}
      />
    );
  };
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: failed("everybody"),
});

function routeOf({ name, for: screenFor, module }: ScreenRoute) {
  const load = async () => (await module()).screen;
  return createRoute({
    getParentRoute: () => root,
    path: patterns[name],
    component: lazyRouteComponent(async () => ({ default: (await load()).Component })),
    errorComponent: failed(screenFor),
    loaderDeps: ({ search }: { search: Record<string, unknown> }) => ({ search }),
    loader: async ({ context: { queries }, params, location }) => {
      const session = await queries.ensureQueryData(sessionQuery);
      check(screenFor, session);
      const { load: fetchData } = await load();
      const query = new URLSearchParams(location.searchStr);
      await fetchData?.({ params, query, queries, session });
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
