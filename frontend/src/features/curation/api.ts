import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely } from "@/api/client";
import type { Match } from "@/shared/match-reasons";
import type { Complete } from "@/shared/records";

export type MatchPage = Complete<Schemas["MatchPage"]>;
/** A match that is stored: it has an id, a state and a version. */
export type StoredMatch = Match & { id: string; version: number };
export type Decided = Complete<Schemas["MatchState"]>;
export type Decision = Schemas["Decision"];

/** The lists of matches, each with what can still be decided there. */
export const STATES = ["suggested", "endorsed", "dismissed"] as const;
export type State = (typeof STATES)[number];

/** So many are on a page: each is long, and the next page is one key away. */
const AT_ONCE = 5;
/** So many suggestions at least are there before they are needed, as long as there are any. */
export const AHEAD = 20;
const REFERENCE = /^CH-\d{4}-\d{4,8}$/;

/** Which list the address shows; without one, what waits for a decision. */
export const stateOf = (query: URLSearchParams): State =>
  STATES.find((state) => state === query.get("state")) ?? "suggested";

/** The challenge the list is narrowed to; anything else in the address is left out. */
export function challengeOf(query: URLSearchParams): string | null {
  const asked = query.get("challenge") ?? "";
  return REFERENCE.test(asked) ? asked : null;
}

/** For whoever opens a page or asks again: what is there now, not what was. */
export const anew = { staleTime: 0 } as const;

/** What the address narrows the matches to. */
function askedOf(query: URLSearchParams): Asked {
  const challenge = challengeOf(query);
  return { weak: query.get("weak") === "yes", ...(challenge === null ? {} : { challenge }) };
}

/** Stored matches, best first; while somebody decides, nothing of the page moves by itself. */
export const curationQuery = (query: URLSearchParams) => {
  const cursor = query.get("cursor");
  const asked = {
    ...askedOf(query),
    state: stateOf(query),
    limit: AT_ONCE,
    ...(cursor === null ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["matches", "curation", asked],
    queryFn: () => matchPage(asked),
    staleTime: "static",
  });
};

const waiting = (query: URLSearchParams): Asked => ({
  ...askedOf(query),
  state: "suggested",
  limit: AHEAD,
});

/** What waits for a decision, page after page, to be decided one after the other. */
export const queueQuery = (query: URLSearchParams) => {
  const asked = waiting(query);
  return infiniteQueryOptions({
    queryKey: ["matches", "queue", asked],
    queryFn: ({ pageParam: cursor }) =>
      matchPage({ ...asked, ...(cursor === null ? {} : { cursor }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: MatchPage) => page.next_cursor,
    staleTime: "static",
  });
};

/** Read the queue from its beginning; what was read of it before is forgotten. */
export async function startQueue(queries: QueryClient, query: URLSearchParams): Promise<void> {
  const first = await queries.fetchQuery({
    queryKey: ["matches", "queue", "first", query.toString()],
    queryFn: () => matchPage(waiting(query)),
    ...anew,
  });
  queries.setQueryData(queueQuery(query).queryKey, { pages: [first], pageParams: [null] });
}

/** One match by its id, wherever it stands. */
export const matchQuery = (id: string) =>
  queryOptions({
    queryKey: ["matches", "curation", "one", id],
    queryFn: () => matchPage({ match: id }),
    staleTime: "static",
  });

type Asked = {
  match?: string;
  state?: State;
  weak?: boolean;
  challenge?: string;
  cursor?: string;
  limit?: number;
};

const matchPage = async (query: Asked): Promise<MatchPage> =>
  (await body(api.GET("/api/v1/matches", { params: { query } }))) as MatchPage;

const isStored = (match: Match): match is StoredMatch =>
  match.id !== null && match.version !== null;

/** The matches of a page that can be decided: all of them, since the list is of stored ones. */
export const storedOf = ({ items }: MatchPage): StoredMatch[] => items.filter(isStored);

/** The challenges whose matches one may narrow the list to. */
export const challengesQuery = queryOptions({
  queryKey: ["challenges", "curation"],
  queryFn: async () => {
    const query = { status: ["open", "scheduled"], sort: "closing" as const, limit: 100 };
    const { items } = await body(api.GET("/api/v1/challenges", { params: { query } }));
    return items.map(({ reference, title }) => ({ reference, title }));
  },
});

/** Endorse, dismiss or reconsider a match in the version that was read. */
export async function decide(
  { id, version }: Pick<StoredMatch, "id" | "version">,
  decision: Decision,
  idempotencyKey: string,
): Promise<Decided> {
  const answered = api.POST("/api/v1/matches/{match_id}/transitions", {
    params: { path: { match_id: id } },
    body: decision,
    ...safely({ etag: `"v${version}"`, idempotencyKey }),
  });
  return (await body(answered)) as Decided;
}
