import { useMemo } from "react";
import { type Query, queryString } from "../paths";
import { useGo, usePathname, useQueryParams } from "../routing";

/** What of a list lives in the address. */
export type ListSpec = {
  filters: readonly string[];
  /** The sort that the list has without saying so. */
  defaultSort?: string;
};

const TRAIL_MARK = "~";
const FIRST = "-";

const trailOf = (query: URLSearchParams): string[] =>
  query.get("trail")?.split(TRAIL_MARK).filter(Boolean) ?? [];

/** The parameters for the API: chosen filters, sort and cursor; nothing for what is not chosen. */
export function listParams(
  query: URLSearchParams,
  spec: ListSpec,
): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = {};
  for (const name of spec.filters) {
    const values = query.getAll(name).filter(Boolean);
    if (values.length > 0) params[name] = values;
  }
  const sort = query.get("sort") ?? spec.defaultSort;
  const cursor = query.get("cursor");
  if (sort) params.sort = sort;
  if (cursor) params.cursor = cursor;
  return params;
}

export type ListState = {
  /** Changes with filters, sort and page: the `key` of the list, so that nothing shifts. */
  key: string;
  sort: string;
  values: (filter: string) => readonly string[];
  /** The address with other filters or another sort, from the first page on. */
  href: (change: Query) => string;
  /** Go there; focus stays and the count is announced. */
  apply: (change: Query) => void;
  clearHref: string;
  /** How many pages were leafed through before this one. */
  before: number;
  /** The addresses of the pages beside this one. */
  pages: (nextCursor: string | null) => { previous: string | undefined; next: string | undefined };
};

/** Filters, sort and cursor of a list, kept in the address and nowhere else. */
export function useListState(spec: ListSpec): ListState {
  const query = useQueryParams();
  const path = usePathname();
  const go = useGo();
  return useMemo(() => {
    const chosen: Query = Object.fromEntries([
      ...spec.filters.map((name) => [name, query.getAll(name).filter(Boolean)]),
      ["sort", query.get("sort")],
    ]);
    const hrefOf = (change: Query) => path + queryString({ ...chosen, ...change });
    return {
      key: query.toString(),
      sort: query.get("sort") ?? spec.defaultSort ?? "",
      values: (filter) => query.getAll(filter).filter(Boolean),
      href: hrefOf,
      apply: (change) => void go(hrefOf(change)),
      before: trailOf(query).length,
      clearHref: path + queryString({ sort: query.get("sort") }),
      pages: (nextCursor) => pagesOf(query, nextCursor, hrefOf),
    };
  }, [query, path, go, spec]);
}

/** The way back is carried along, since a cursor leads forward only. */
function pagesOf(
  query: URLSearchParams,
  nextCursor: string | null,
  hrefOf: (change: Query) => string,
) {
  const trail = trailOf(query);
  const here = query.get("cursor") ?? FIRST;
  const before = trail.at(-1);
  const mark = (cursors: readonly string[]) => cursors.join(TRAIL_MARK) || null;
  const previous =
    before && hrefOf({ cursor: before === FIRST ? null : before, trail: mark(trail.slice(0, -1)) });
  const next = nextCursor && hrefOf({ cursor: nextCursor, trail: mark([...trail, here]) });
  return { previous: previous || undefined, next: next || undefined };
}
