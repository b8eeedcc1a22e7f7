import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import { type FollowLink, fileAddress, filtersOf } from "@/shared/follow-links";
import { listParams } from "@/shared/lists/list-state";
import type { Challenge } from "@/shared/records";

export type Facets = Schemas["Facets"];
export type Outcome = Schemas["OutcomeView"];
export type SimilarChallenge = Schemas["SimilarChallenge"];

/** What of the list lives in the address. */
export const SPEC = {
  filters: ["status", "capability", "sector", "safeguards", "force"],
  defaultSort: "closing",
};
export const SORTS = ["closing", "newest"] as const;

/** What a feed can be narrowed by. */
const FEED_FILTERS = ["capability", "sector", "force"];

type Sort = (typeof SORTS)[number];
const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value);

/** What the API is asked for; a sort nobody knows is the usual one. */
function askedFor(query: URLSearchParams) {
  const { sort, ...params } = listParams(query, SPEC);
  return { ...params, sort: isSort(sort) ? sort : "closing" } as const;
}

/** Whose challenges a list shows. */
export type Scope = Schemas["Scope"];

/** The same list as a file, and what one can follow of it. */
export function filesOf(address: URLSearchParams, scope: Scope): FollowLink[] {
  const { cursor: _, ...asked }: Record<string, string | string[]> = askedFor(address);
  const csv: FollowLink = {
    kind: "csv",
    to: fileAddress("challenges.csv", { ...asked, ...(scope === "all" ? {} : { scope }) }),
  };
  if (scope !== "all") return [csv];
  const feed = fileAddress("feeds/challenges.atom", filtersOf(address, FEED_FILTERS));
  return [
    csv,
    { kind: "atom", to: feed },
    { kind: "deadlines", to: fileAddress("feeds/deadlines.ics") },
  ];
}

/** One page of the challenges that an address asks for. */
export function challengesQuery(address: URLSearchParams, scope: Scope = "all") {
  const query = { ...askedFor(address), scope };
  return queryOptions({
    queryKey: ["challenges", "list", query],
    queryFn: () => body(api.GET("/api/v1/challenges", { params: { query } })),
  });
}

/** What one may filter by now, with counts; the page of the list does not matter. */
export function facetsQuery(address: URLSearchParams, scope: Scope = "all") {
  const query: Record<string, string | string[]> = { ...askedFor(address), scope };
  const { cursor: _, sort: __, ...filters } = query;
  return queryOptions({
    queryKey: ["challenges", "facets", filters],
    queryFn: () => body(api.GET("/api/v1/challenges/facets", { params: { query: filters } })),
  });
}

/** Challenges that ask for something similar. */
export const similarQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "similar"],
    queryFn: () =>
      body(
        api.GET("/api/v1/challenges/{challenge_ref}/similar", {
          params: { path: { challenge_ref: ref } },
        }),
      ),
  });

/** What came of a challenge; null until it is concluded, since nothing is published before. */
export const outcomeQuery = ({ reference, status }: Challenge) =>
  queryOptions({
    queryKey: ["challenge", reference, "outcome", status],
    queryFn: async (): Promise<Outcome | null> => {
      if (status !== "concluded") return null;
      const params = { path: { challenge_ref: reference } };
      return await body(api.GET("/api/v1/challenges/{challenge_ref}/outcome", { params }));
    },
  });

/** When the force said, after closing, that it still has the need. */
export const renewalsQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "renewals"],
    queryFn: () => {
      const params = { path: { challenge_ref: ref }, query: { limit: 1 } };
      return body(api.GET("/api/v1/challenges/{challenge_ref}/renewals", { params }));
    },
  });
