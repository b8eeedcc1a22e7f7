import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { type FollowLink, fileAddress } from "@/shared/follow-links";
import { listParams } from "@/shared/lists/list-state";

/** What of the list lives in the address. */
export const SPEC = {
  filters: ["theme", "capability", "horizon", "sector", "trl_min", "hosting"],
  defaultSort: "newest",
};
export const SORTS = ["newest", "updated", "name"] as const;

/** The API takes one lowest maturity; the address may say more, the last of them counts. */
function askedFor(query: URLSearchParams) {
  const { trl_min: levels, ...params } = listParams(query, SPEC);
  const level = [levels].flat().at(-1);
  return level ? { ...params, trl_min: level } : params;
}

/** The same list as a file. */
export function filesOf(address: URLSearchParams): FollowLink[] {
  const { cursor: _, ...asked }: Record<string, string | string[]> = askedFor(address);
  return [{ kind: "csv", to: fileAddress("solutions.csv", asked) }];
}

/** One page of the product cards that an address asks for. */
export function solutionsQuery(address: URLSearchParams) {
  const query = askedFor(address);
  return queryOptions({
    queryKey: ["solutions", "list", query],
    queryFn: () => body(api.GET("/api/v1/solutions", { params: { query } })),
  });
}

/** What one may filter by now, with counts. */
export function facetsQuery(address: URLSearchParams) {
  const query: Record<string, string | string[]> = askedFor(address);
  const { cursor: _, sort: __, ...filters } = query;
  return queryOptions({
    queryKey: ["solutions", "facets", filters],
    queryFn: () => body(api.GET("/api/v1/solutions/facets", { params: { query: filters } })),
  });
}

/** A capability with the theme it belongs to. */
export const capabilityQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug],
    queryFn: () => body(api.GET("/api/v1/capabilities/{slug}", { params: { path: { slug } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
