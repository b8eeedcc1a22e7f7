import { queryOptions } from "@tanstack/react-query";
import { api, body, safely } from "@/api/client";

/** How many product cards may fit a challenge. */
export const matchCountQuery = (ref: string) =>
  queryOptions({
    queryKey: ["matches", "challenge", ref, "count"],
    queryFn: async () => {
      const params = { path: { challenge_ref: ref }, query: { limit: 1 } };
      const found = api.GET("/api/v1/challenges/{challenge_ref}/matches", { params });
      return (await body(found)).total;
    },
  });

/** How many questions on a challenge wait for an answer. */
export const waitingCountQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "questions", "count"],
    queryFn: async () => {
      const query = { status: ["asked" as const], limit: 1 };
      const params = { path: { challenge_ref: ref }, query };
      const found = api.GET("/api/v1/challenges/{challenge_ref}/questions", { params });
      return (await body(found)).total;
    },
  });

/** Withdraw a challenge. It depends on its state only, so it carries no version of the text. */
export async function withdraw(ref: string, reason: string, idempotencyKey: string) {
  const answered = api.POST("/api/v1/challenges/{challenge_ref}/transitions", {
    params: { path: { challenge_ref: ref } },
    body: { action: "withdraw", reason: reason.trim() || null },
    ...safely({ idempotencyKey }),
  });
  return await body(answered);
}
