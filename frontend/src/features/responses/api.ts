import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import { isProblem } from "@/api/problem";
import { fileAddress } from "@/shared/follow-links";
import { listParams } from "@/shared/lists/list-state";
import type { Complete } from "@/shared/records";

export type ChallengeResponses = Complete<Schemas["ChallengeResponses"]>;
export type OpenedCard = Complete<Schemas["OpenedCard"]>;
export type ResponseView = Complete<Schemas["ResponseView"]>;
export type OutcomeReading = Complete<Schemas["OutcomeReading"]>;
export type Reading = NonNullable<ResponseView["submitted"]>;
export type Comparison = Complete<Schemas["Comparison"]>;
export type ComparedResponse = Comparison["responses"][number];
export type ConfidentialParts = Complete<Schemas["ConfidentialParts"]>;
export type TimelineEntry = Complete<Schemas["ResponseTimelineEntry"]>;
export type FeedbackReason = NonNullable<ResponseView["feedback"]>["reason"];
export type ResponseAction = Schemas["app__responses__enums__Action"];

/** What of the list lives in the address; `descending` turns the sort round. */
export const SORTS = ["supplier", "status", "submitted", "decision"] as const;
export type Sort = (typeof SORTS)[number];
export const SPEC = { filters: ["descending"], defaultSort: "supplier" };

export type Asked = { sort: Sort; descending: boolean; cursor: string | null };

/** What the address asks for; an unknown sort is left out. */
export function askedOf(query: URLSearchParams): Asked {
  const params = listParams(query, SPEC);
  return {
    sort: SORTS.find((sort) => sort === params.sort) ?? "supplier",
    descending: query.get("descending") === "yes",
    cursor: query.get("cursor"),
  };
}

/** The list as a file, in the order the address asks for. */
export function fileOf(ref: string, query: URLSearchParams): string {
  const { sort, descending } = askedOf(query);
  const path = `challenges/${encodeURIComponent(ref)}/responses.csv`;
  return fileAddress(path, { sort, ...(descending ? { descending: "true" } : {}) });
}

/** The responses of a challenge: a count while they are sealed, the list afterwards. */
export const responsesQuery = (ref: string, { sort, descending, cursor }: Asked) =>
  queryOptions({
    queryKey: ["challenge", ref, "responses", sort, descending, cursor],
    queryFn: async () =>
      (await body(
        api.GET("/api/v1/challenges/{challenge_ref}/responses", {
          params: {
            path: { challenge_ref: ref },
            query: { sort, descending, ...(cursor === null ? {} : { cursor }) },
          },
        }),
      )) as ChallengeResponses,
  });

/** One response with its version. */
export const responseQuery = (ref: string) =>
  queryOptions({
    queryKey: ["response", ref],
    queryFn: async (): Promise<Versioned<ResponseView>> => {
      const params = { path: { response_ref: ref } };
      const { value, etag } = await versioned(
        api.GET("/api/v1/responses/{response_ref}", { params }),
      );
      return { value: value as ResponseView, etag };
    },
  });

/** What happened to a response, oldest first. */
export const timelineQuery = (ref: string) =>
  queryOptions({
    queryKey: ["response", ref, "timeline"],
    queryFn: async () => {
      const params = { path: { response_ref: ref } };
      const { items } = await body(
        api.GET("/api/v1/responses/{response_ref}/timeline", { params }),
      );
      return items as TimelineEntry[];
    },
  });

export const FEWEST = 2;
export const MOST = 4;

/** The responses that the address wants beside each other, each once. */
export const chosenOf = (query: URLSearchParams): string[] => [
  ...new Set(query.getAll("response").filter(Boolean)),
];

export const canCompare = (chosen: readonly string[]): boolean =>
  chosen.length >= FEWEST && chosen.length <= MOST;

/** Responses side by side; null while they are sealed. */
export const comparisonQuery = (ref: string, chosen: readonly string[]) =>
  queryOptions({
    queryKey: ["challenge", ref, "comparison", chosen],
    queryFn: async (): Promise<Comparison | null> => {
      const params = { path: { challenge_ref: ref }, query: { response: [...chosen] } };
      try {
        const found = await body(
          api.GET("/api/v1/challenges/{challenge_ref}/comparison", { params }),
        );
        return found as Comparison;
      } catch (problem) {
        if (isProblem(problem, 409)) return null;
        throw problem;
      }
    },
  });

type Precautions = { etag: string; idempotencyKey: string };

/** Take a response up, or decide on it. */
export function takeResponseAction(
  ref: string,
  { action, etag, idempotencyKey }: Precautions & { action: ResponseAction },
) {
  return body(
    api.POST("/api/v1/responses/{response_ref}/transitions", {
      params: { path: { response_ref: ref } },
      body: { action },
      ...safely({ etag, idempotencyKey }),
    }),
  );
}

/** Write feedback, or change it until the decision. */
export function giveFeedback(
  ref: string,
  { reason, text, etag }: { reason: FeedbackReason; text: string; etag: string },
) {
  return body(
    api.PUT("/api/v1/responses/{response_ref}/feedback", {
      params: { path: { response_ref: ref } },
      body: { reason, text },
      ...safely({ etag }),
    }),
  );
}

/** Open the confidential parts once, for a reason that is kept; never cached. */
export async function readConfidentialParts(
  ref: string,
  { reason, idempotencyKey }: { reason: string; idempotencyKey: string },
): Promise<ConfidentialParts> {
  const found = await body(
    api.POST("/api/v1/responses/{response_ref}/confidential-reading", {
      params: { path: { response_ref: ref } },
      body: { reason },
      ...safely({ idempotencyKey }),
    }),
  );
  return found as ConfidentialParts;
}

/** Send a change; when somebody was first (412), the newest state is read before that is told. */
export async function renewing<T>(
  queries: QueryClient,
  view: ResponseView,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (problem) {
    if (isProblem(problem, 412)) await renew(queries, view);
    throw problem;
  }
}

/** After a change to a response: it, its challenge's lists and counts are read anew. */
export async function renew(queries: QueryClient, view: ResponseView): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["response", view.reference] }),
    queries.invalidateQueries({ queryKey: ["challenge", view.challenge.reference] }),
  ]);
}
