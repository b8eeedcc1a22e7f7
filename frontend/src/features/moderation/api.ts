import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import { type ListSpec, listParams } from "@/shared/lists/list-state";
import type { Complete } from "@/shared/records";

export type CaseCard = Complete<Schemas["CaseCard"]>;
export type CasePage = Complete<Schemas["CasePage"]>;
export type CaseView = Complete<Schemas["CaseView"]>;
export type Conduct = Complete<Schemas["Conduct"]>;
export type CaseAction = Schemas["CaseAction"];

export const QUEUE: ListSpec = { filters: ["status"] };

/** The queue, as the address asks for it. */
export const queueQuery = (query: URLSearchParams) => {
  const asked = listParams(query, QUEUE);
  return queryOptions({
    queryKey: ["moderation", "queue", asked],
    queryFn: async () =>
      (await body(api.GET("/api/v1/moderation/cases", { params: { query: asked } }))) as CasePage,
  });
};

export const conductQuery = queryOptions({
  queryKey: ["moderation", "conduct"],
  queryFn: async () => (await body(api.GET("/api/v1/moderation/conduct"))) as Conduct,
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["moderation", "case", id],
    queryFn: async (): Promise<Versioned<CaseView>> => {
      const params = { path: { case_ref: id } };
      const found = await versioned(api.GET("/api/v1/moderation/cases/{case_ref}", { params }));
      return { value: found.value as CaseView, etag: found.etag };
    },
  });

type Wish = {
  action: CaseAction;
  reason?: string;
  takeOver?: boolean;
  etag?: string;
  idempotencyKey?: string;
};

/** Take a case on, give it back, or decide it. */
export async function takeCaseAction(id: string, wish: Wish): Promise<CaseView> {
  const answered = api.POST("/api/v1/moderation/cases/{case_ref}/transitions", {
    params: { path: { case_ref: id } },
    body: {
      action: wish.action,
      reason: wish.reason?.trim() || null,
      take_over: wish.takeOver ?? false,
    },
    ...safely({ etag: wish.etag, idempotencyKey: wish.idempotencyKey }),
  });
  return (await body(answered)) as CaseView;
}
