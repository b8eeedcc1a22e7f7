import { useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";

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

/** The query of the address shown now. */
export function useQueryParams(): URLSearchParams {
  const text = useRouterState({ select: (state) => state.location.searchStr });
  return useMemo(() => new URLSearchParams(text), [text]);
}

type GoOptions = { replace?: boolean };

/** Go to an address of this service: `go(href("draft", { ref }))`. */
export function useGo(): (address: string, options?: GoOptions) => Promise<void> {
  const navigate = useNavigate();
  return (address, { replace = false } = {}) => navigate({ href: address, replace });
}
