import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { Complete } from "@/shared/records";

export type ResponseView = Complete<Schemas["ResponseView"]>;
export type WorkingCopy = NonNullable<ResponseView["working_copy"]>;
export type Reading = NonNullable<ResponseView["submitted"]>;
export type OwnCard = Complete<Schemas["OwnCard"]>;
export type Audience = Complete<Schemas["Audience"]>;
export type Edit = Partial<Schemas["ResponseEdit"]>;
export type TimelineEntry = Complete<Schemas["ResponseTimelineEntry"]>;
export type Action = "submit" | "withdraw" | "resume";

const of = (ref: string) => ({ path: { response_ref: ref } });
const keyOf = (ref: string) => ["response", ref] as const;

/** A response as its sender sees it, with its version. */
export const responseQuery = (ref: string) =>
  queryOptions({
    queryKey: keyOf(ref),
    queryFn: () => readResponse(ref),
  });

/** Read it now, whatever was read before. */
export async function readResponse(ref: string): Promise<Versioned<ResponseView>> {
  const read = await versioned(api.GET("/api/v1/responses/{response_ref}", { params: of(ref) }));
  return read as Versioned<ResponseView>;
}

/** Who will read which part of the working copy, and when. */
export const audienceQuery = (ref: string) =>
  queryOptions({
    queryKey: [...keyOf(ref), "audience"],
    staleTime: 0,
    queryFn: async () =>
      (await body(
        api.GET("/api/v1/responses/{response_ref}/audience", { params: of(ref) }),
      )) as Audience,
  });

/** What happened to a response, oldest first. */
export const timelineQuery = (ref: string) =>
  queryOptions({
    queryKey: [...keyOf(ref), "timeline"],
    queryFn: async () =>
      (await body(api.GET("/api/v1/responses/{response_ref}/timeline", { params: of(ref) })))
        .items as TimelineEntry[],
  });

export type SentCard = Complete<Schemas["SentCard"]>;
export type SentVersion = Complete<Schemas["SentVersion"]>;

/** The versions that were sent, the last first; the first hundred are enough for a page. */
export const versionsQuery = (ref: string) =>
  queryOptions({
    queryKey: [...keyOf(ref), "versions"],
    queryFn: async () => {
      const params = { ...of(ref), query: { limit: 100 } };
      const read = api.GET("/api/v1/responses/{response_ref}/versions", { params });
      return (await body(read)).items as SentCard[];
    },
  });

/** One version as it was sent, with its receipt. */
export const versionQuery = (ref: string, number: number) =>
  queryOptions({
    queryKey: [...keyOf(ref), "versions", number],
    queryFn: async () => {
      const params = { path: { response_ref: ref, number } };
      const read = api.GET("/api/v1/responses/{response_ref}/versions/{number}", { params });
      return (await body(read)) as SentVersion;
    },
  });

/** Exactly the bytes that were hashed. */
export const documentAddress = (ref: string, number: number): string =>
  `/api/v1/responses/${encodeURIComponent(ref)}/versions/${number}/document`;

const OWN = ["responses", "own"] as const;

/** One page of one's own responses, last changed first. */
export const ownResponsesQuery = (cursor: string | null, limit = 20) =>
  queryOptions({
    queryKey: [...OWN, cursor, limit],
    queryFn: async () => {
      const query = { limit, ...(cursor === null ? {} : { cursor }) };
      return (await body(api.GET("/api/v1/responses", { params: { query } }))) as Complete<
        Schemas["Page_OwnCard_"]
      >;
    },
  });

/** The product cards one may name in a response. */
export const namableCardsQuery = queryOptions({
  queryKey: ["solutions", "own", "listed", "namable"],
  queryFn: async () => {
    const query = { supplier: "own", status: ["listed"], sort: "name", limit: 100 };
    const { items } = await body(api.GET("/api/v1/solutions", { params: { query } }));
    return items.map(({ reference, name, summary }) => ({ reference, name, summary }));
  },
});

type Read = Promise<{ data?: unknown; response: Response }>;

/** Keep what a change answered: it is the response as it stands now. */
async function kept(queries: QueryClient, answered: Read): Promise<Versioned<ResponseView>> {
  const now = (await versioned(answered)) as Versioned<ResponseView>;
  const key = keyOf(now.value.reference);
  queries.setQueryData(responseQuery(now.value.reference).queryKey, now);
  void queries.invalidateQueries({ queryKey: OWN });
  for (const part of ["audience", "timeline", "versions"]) {
    void queries.invalidateQueries({ queryKey: [...key, part] });
  }
  return now;
}

/** Start a response, or get the one that was started before. */
export function startResponse(queries: QueryClient, challenge: string, idempotencyKey: string) {
  return kept(
    queries,
    api.POST("/api/v1/challenges/{challenge_ref}/responses", {
      params: { path: { challenge_ref: challenge } },
      ...safely({ idempotencyKey }),
    }),
  );
}

/** Change the working copy; gives its new version. */
export async function editResponse(
  queries: QueryClient,
  ref: string,
  edit: Edit,
  etag: string,
): Promise<string> {
  const changed = api.PATCH("/api/v1/responses/{response_ref}", {
    params: of(ref),
    body: edit as Schemas["ResponseEdit"],
    ...safely({ etag }),
  });
  return (await kept(queries, changed)).etag;
}

type Wish = { action: Action; etag: string; idempotencyKey: string };

/** Send, withdraw or take up a response again. */
export async function takeAction(queries: QueryClient, ref: string, wish: Wish) {
  const { action, etag, idempotencyKey } = wish;
  const taken = await kept(
    queries,
    api.POST("/api/v1/responses/{response_ref}/transitions", {
      params: of(ref),
      body: { action },
      ...safely({ etag, idempotencyKey }),
    }),
  );
  void queries.invalidateQueries({ queryKey: ["challenge", taken.value.challenge.reference] });
  return taken;
}
