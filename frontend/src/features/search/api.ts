import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import { listParams } from "@/shared/lists/list-state";
import { MOST_CHARACTERS } from "@/shared/search-box";
import { withStandings } from "./uses";

export type Found = Schemas["SearchPage"];
export type Hit = Schemas["Hit"];
export type Kind = Hit["kind"];
export type Use = Schemas["UseFound"];
export type Piece = Schemas["Piece"];
export type Facets = Schemas["SearchFacets"];

export const KINDS: readonly Kind[] = ["challenge", "solution", "outcome", "question", "use"];

/** What of the page lives in the address. */
export const SPEC = { filters: ["q", "kind", "status", "capability"] };

/** As many results as stand on a page. */
export const PAGE = 20;

/** What was typed. */
export const typedIn = (address: URLSearchParams): string => address.get("q")?.trim() ?? "";

/** Whether the API can be asked at all: something was typed, and not too much. */
export function canAsk(address: URLSearchParams): boolean {
  const { length } = typedIn(address);
  return length > 0 && length <= MOST_CHARACTERS;
}

/** One page of what an address searches for. */
export function searchQuery(address: URLSearchParams) {
  const query = { ...listParams(address, SPEC), q: typedIn(address), limit: PAGE };
  return queryOptions({
    queryKey: ["search", query],
    queryFn: async () =>
      withStandings(await body(api.GET("/api/v1/search", { params: { query } }))),
  });
}
