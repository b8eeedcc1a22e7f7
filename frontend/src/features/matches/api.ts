import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Match } from "@/shared/match-reasons";
import type { Complete } from "@/shared/records";

export type MatchPage = Complete<Schemas["MatchPage"]>;
export type Because = NonNullable<Match["not_relevant_because"]>;

/** Which page of a ranking, and whether weak matches are in it. */
export type Asked = { weak: boolean; cursor: string | null };

/** What the address asks for. */
export const askedOf = (query: URLSearchParams): Asked => ({
  weak: query.get("weak") === "yes",
  cursor: query.get("cursor"),
});

/** The key of every list of matches, so that a label renews them all. */
export const MATCHES = ["matches"] as const;

/** As many as one reads through: each says all that is known of it. */
const A_PAGE = 5;

const params = ({ weak, cursor }: Asked) => ({
  weak,
  limit: A_PAGE,
  ...(cursor === null ? {} : { cursor }),
});

/** Product cards that may fit a challenge. */
export const challengeMatchesQuery = (ref: string, asked: Asked) =>
  queryOptions({
    queryKey: [...MATCHES, "challenge", ref, asked],
    queryFn: async () =>
      (await body(
        api.GET("/api/v1/challenges/{challenge_ref}/matches", {
          params: { path: { challenge_ref: ref }, query: params(asked) },
        }),
      )) as MatchPage,
  });

/** The matches of one card of one's own supplier, or of all of them. */
export const supplierMatchesQuery = (card: string | null, asked: Asked) =>
  queryOptions({
    queryKey: [...MATCHES, "supplier", card, asked],
    queryFn: async () =>
      (await body(card === null ? ofAll(asked) : ofCard(card, asked))) as MatchPage,
  });

const ofAll = (asked: Asked) => api.GET("/api/v1/matches", { params: { query: params(asked) } });

const ofCard = (ref: string, asked: Asked) =>
  api.GET("/api/v1/solutions/{solution_ref}/matches", {
    params: { path: { solution_ref: ref }, query: params(asked) },
  });

/** One's own listed cards, to choose whose matches to see. */
export const listedCardsQuery = queryOptions({
  queryKey: ["solutions", "own", "listed"],
  queryFn: async () => {
    const query = { supplier: "own", status: ["listed"], sort: "name", limit: 100 };
    const { items } = await body(api.GET("/api/v1/solutions", { params: { query } }));
    return items.map(({ reference, name }) => ({ reference, name }));
  },
});

/** Say that a match does not help, and why: a label for learning, never a state. */
export async function sayNotRelevant(match: Match, because: Because): Promise<void> {
  const path = {
    challenge_ref: match.challenge.reference,
    solution_ref: match.solution.reference,
  };
  await api.PUT("/api/v1/challenges/{challenge_ref}/matches/{solution_ref}/relevance", {
    params: { path },
    body: { because },
  });
}
