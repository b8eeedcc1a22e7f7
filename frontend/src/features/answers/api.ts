import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import { ANSWERS } from "@/shared/answers/api";
import type { Complete } from "@/shared/records";

export type KeptAnswer = Complete<Schemas["KeptAnswerView"]>;
export type KeepWish = Complete<Schemas["KeptAnswerWish"]>;
export type KeepEdit = Partial<KeepWish> & { removed?: boolean };

/** Stands in the address for an answer that is not kept yet. */
export const NEW = "new";

const keyOf = (id: string) => [...ANSWERS, "kept", id] as const;

/** One kept answer, with its version. */
export const keptQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: async () =>
      (await versioned(
        api.GET("/api/v1/answers/{answer_id}", { params: { path: { answer_id: id } } }),
      )) as Versioned<KeptAnswer>,
  });

/** Keep an answer for later. */
export async function keepAnswer(queries: QueryClient, wish: KeepWish, idempotencyKey: string) {
  const made = api.POST("/api/v1/answers", { body: wish, ...safely({ idempotencyKey }) });
  const kept = (await versioned(made)) as Versioned<KeptAnswer>;
  await queries.invalidateQueries({ queryKey: ANSWERS });
  return kept;
}

/** Change, remove or bring back a kept answer. */
export async function changeAnswer(
  queries: QueryClient,
  id: string,
  edit: KeepEdit,
  etag: string,
): Promise<Versioned<KeptAnswer>> {
  const changed = api.PATCH("/api/v1/answers/{answer_id}", {
    params: { path: { answer_id: id } },
    body: edit as Schemas["KeptAnswerEdit"],
    ...safely({ etag }),
  });
  const kept = (await versioned(changed)) as Versioned<KeptAnswer>;
  queries.setQueryData(keptQuery(id).queryKey, kept);
  void queries.invalidateQueries({ queryKey: ANSWERS, refetchType: "none" });
  queries.setQueryData(keptQuery(id).queryKey, kept);
  return kept;
}
