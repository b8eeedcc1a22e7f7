import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import { isProblem } from "@/api/problem";
import type { Complete } from "@/shared/records";

export type Outcome = Complete<Schemas["OutcomeView"]>;
export type OpenedCard = Complete<Schemas["OpenedCard"]>;
export type NextStep = Outcome["next_step"];

/** The outcome as its form has it: empty text where there is nothing yet. */
export type OutcomeForm = {
  next_step: string | null;
  what_happens_next: string;
  notice_number: string;
  notice_url: string;
  what_market_said: string;
};

const outcomeKey = (ref: string) => ["challenge", ref, "outcome", "draft"] as const;

const pathOf = (ref: string) => ({ params: { path: { challenge_ref: ref } } });

/** The outcome so far, null before anything is written; the version is the challenge's. */
export async function readOutcome(ref: string): Promise<Versioned<Outcome | null>> {
  try {
    const found = await versioned(
      api.GET("/api/v1/challenges/{challenge_ref}/outcome", pathOf(ref)),
    );
    return { value: found.value as Outcome, etag: found.etag };
  } catch (problem) {
    if (!isProblem(problem, 404)) throw problem;
    const { etag } = await versioned(api.GET("/api/v1/challenges/{challenge_ref}", pathOf(ref)));
    return { value: null, etag };
  }
}

/** Read anew whenever a page of it opens: it is signed in the version that was read. */
export const outcomeDraftQuery = (ref: string) =>
  queryOptions({
    queryKey: outcomeKey(ref),
    queryFn: () => readOutcome(ref),
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
  });

/** The values of the form for what was read. */
export const formOf = (outcome: Outcome | null): OutcomeForm => ({
  next_step: outcome?.next_step ?? null,
  what_happens_next: outcome?.what_happens_next ?? "",
  notice_number: outcome?.notice_number ?? "",
  notice_url: outcome?.notice_url ?? "",
  what_market_said: outcome?.what_market_said ?? "",
});

/** Save the whole outcome; gives the challenge's new version. */
export async function saveOutcome(ref: string, values: OutcomeForm, etag: string) {
  const saved = await versioned(
    api.PUT("/api/v1/challenges/{challenge_ref}/outcome", {
      ...pathOf(ref),
      body: {
        next_step: values.next_step as NextStep,
        what_market_said: values.what_market_said,
        what_happens_next: values.what_happens_next,
        notice_number: values.notice_number.trim() || null,
        notice_url: values.notice_url.trim() || null,
      },
      ...safely({ etag }),
    }),
  );
  return saved.etag;
}

/** Conclude the challenge with its outcome, as it was read. */
export function publishOutcome(ref: string, care: { etag: string; idempotencyKey: string }) {
  return body(
    api.POST("/api/v1/challenges/{challenge_ref}/transitions", {
      ...pathOf(ref),
      body: { action: "publish_outcome" },
      ...safely(care),
    }),
  );
}

const PAGE = 100;

async function owedOf(ref: string): Promise<OpenedCard[]> {
  const owed: OpenedCard[] = [];
  let cursor: string | null = null;
  do {
    const found: Schemas["ChallengeResponses"] = await body(
      api.GET("/api/v1/challenges/{challenge_ref}/responses", {
        params: {
          path: { challenge_ref: ref },
          query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) },
        },
      }),
    );
    owed.push(...(found.items as OpenedCard[]).filter((card) => card.feedback_owed));
    cursor = found.next_cursor ?? null;
  } while (cursor !== null);
  return owed;
}

/** Every response that is still owed feedback. */
export const owedQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "responses", "owed"],
    queryFn: () => owedOf(ref),
    staleTime: 0,
  });

/** After a change everything about the challenge is read anew. */
export const renew = (queries: QueryClient, ref: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: ["challenge", ref] });
