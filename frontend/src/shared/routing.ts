import {
  useNavigate,
  useParams,
  useRouter,
  useRouterState,
  useSearch,
} from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { patterns, queryString, type ScreenName } from "./paths";

/** A parameter of the route: `useParam("ref")`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

/** The path shown now, without the query. */
export function usePathname(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/** The part of the page that its address names, without the mark. */
export function useHash(): string {
  return useRouterState({ select: (state) => state.location.hash });
}

/**
 * The query of the page shown now. On the way to another query of the same page it stays what it
 * was until the data is there, so that the old page stays, with its focus.
 */
export function useQueryParams(): URLSearchParams {
  const search: Readonly<Record<string, string | readonly string[]>> = useSearch({ strict: false });
  return useMemo(() => new URLSearchParams(queryString(search)), [search]);
}

type GoOptions = { replace?: boolean };

/** Go to an address of this service: `go(href("draft", { ref }))`. */
export function useGo(): (address: string, options?: GoOptions) => Promise<void> {
  const navigate = useNavigate();
  return (address, { replace = false } = {}) => navigate({ href: address, replace });
}

/** Whether a screen has a route, so that nothing links to pages that are not there. */
export function useScreenExists(): (screen: ScreenName) => boolean {
  const { routesByPath } = useRouter();
  return useCallback((screen) => Object.hasOwn(routesByPath, patterns[screen]), [routesByPath]);
}
