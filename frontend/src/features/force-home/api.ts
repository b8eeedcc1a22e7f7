import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely } from "@/api/client";
import type { Complete } from "@/shared/records";

const MOST = 100;
const EXAMPLES = 2;

/** The challenges of one's own force, those changed last first. */
export const ownChallengesQuery = queryOptions({
  queryKey: ["challenges", "home"],
  queryFn: async () => {
    const query = { scope: "own", sort: "updated", limit: MOST } as const;
    return (await body(api.GET("/api/v1/challenges", { params: { query } }))).items;
  },
});

/** Two challenges of other forces to learn from. */
export const examplesQuery = queryOptions({
  queryKey: ["challenges", "examples"],
  queryFn: async () => {
    const query = { scope: "others", sort: "newest", limit: EXAMPLES } as const;
    return (await body(api.GET("/api/v1/challenges", { params: { query } }))).items;
  },
});

export type WaitingQuestion = Complete<Schemas["QuestionView"]>;

/** The questions that wait on challenges of one's own force, by when an answer is due. */
export const waitingQuestionsQuery = queryOptions({
  queryKey: ["questions", "home"],
  queryFn: async () => {
    const query = { status: ["asked" as const], sort: "due" as const, limit: MOST };
    const page = await body(api.GET("/api/v1/questions", { params: { query } }));
    return page as Complete<typeof page>;
  },
});

export type Renewal = Complete<Schemas["RenewedMatchView"]>;
type Decision = Schemas["RenewalDecision"];

/** The key of the questions on needs that nobody had met. */
export const RENEWALS = ["renewed-matches"] as const;

/** Products listed since that may meet a need of one's own past challenges. */
export const renewalsQuery = queryOptions({
  queryKey: RENEWALS,
  queryFn: async () => {
    const query = { state: "asked", limit: MOST } as const;
    const page = await body(api.GET("/api/v1/renewed-matches", { params: { query } }));
    return page as Complete<typeof page>;
  },
});

/** Say whether the supplier may be told; everything but a yes is the reason for a no. */
export async function answerRenewal(
  { id, version }: Renewal,
  answer: string | null,
  idempotencyKey: string,
): Promise<boolean> {
  const decision =
    answer === null || answer === "agree"
      ? { action: answer }
      : { action: "decline", because: answer };
  await api.POST("/api/v1/renewed-matches/{renewal_id}/transitions", {
    params: { path: { renewal_id: id } },
    body: decision as Decision,
    ...safely({ etag: `"v${version}"`, idempotencyKey }),
  });
  return answer === "agree";
}
