import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { Complete } from "@/shared/records";

export type Solution = Complete<Schemas["SolutionView"]>;
export type Card = NonNullable<Solution["card"]>;
export type Deployment = Solution["deployments"][number];
export type SolutionItem = Complete<Schemas["SolutionCard"]>;
export type CardEdit = Partial<Schemas["SolutionEdit"]>;
export type DeploymentEdit = Partial<Schemas["DeploymentEdit"]>;
export type Action = Schemas["app__solutions__enums__Action"];

const OWN = ["solutions", "own"] as const;
const of = (ref: string) => ({ path: { solution_ref: ref } });

/** One page of all cards of one's own supplier. */
export const ownSolutionsQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: [...OWN, "page", cursor],
    queryFn: async () => {
      const query = { supplier: "own", sort: "updated", ...(cursor === null ? {} : { cursor }) };
      return (await body(api.GET("/api/v1/solutions", { params: { query } }))) as Complete<
        Schemas["SolutionPage"]
      >;
    },
  });

/** Read a card now, whatever was read before. */
export async function readSolution(ref: string): Promise<Versioned<Solution>> {
  const read = await versioned(api.GET("/api/v1/solutions/{solution_ref}", { params: of(ref) }));
  return read as Versioned<Solution>;
}

/** A card as its supplier sees it, with its version. */
export const solutionQuery = (ref: string) =>
  queryOptions({ queryKey: ["solution", "own", ref], queryFn: () => readSolution(ref) });

/** The card as it is being written: the changes that are not public yet, if there are any. */
export const workingCard = ({ revision, card }: Solution): Card => {
  const working = revision?.card ?? card;
  if (!working) throw new Error("A supplier reads its own card whole.");
  return working;
};

type Read = Promise<{ data?: unknown; response: Response }>;

async function kept(queries: QueryClient, answered: Read): Promise<Versioned<Solution>> {
  const now = (await versioned(answered)) as Versioned<Solution>;
  queries.setQueryData(solutionQuery(now.value.reference).queryKey, now);
  void queries.invalidateQueries({ queryKey: OWN });
  return now;
}

/** Start a card with its name. */
export function startSolution(queries: QueryClient, name: string, idempotencyKey: string) {
  const draft = { name } as Schemas["SolutionDraft"];
  return kept(
    queries,
    api.POST("/api/v1/solutions", { body: draft, ...safely({ idempotencyKey }) }),
  );
}

/** Change parts of a card; gives its new version. */
export async function editSolution(
  queries: QueryClient,
  ref: string,
  edit: CardEdit,
  etag: string,
): Promise<string> {
  const changed = api.PATCH("/api/v1/solutions/{solution_ref}", {
    params: of(ref),
    body: edit as Schemas["SolutionEdit"],
    ...safely({ etag }),
  });
  return (await kept(queries, changed)).etag;
}

type Wish = { action: Action; etag: string; idempotencyKey: string };

/** Send a card to review, take changes back, or retire it. */
export function takeAction(queries: QueryClient, ref: string, wish: Wish) {
  const { action, etag, idempotencyKey } = wish;
  return kept(
    queries,
    api.POST("/api/v1/solutions/{solution_ref}/transitions", {
      params: of(ref),
      body: { action },
      ...safely({ etag, idempotencyKey }),
    }),
  );
}

type Place = { ref: string; id: string | null };
type Precautions = { etag: string; idempotencyKey: string };

/** Add a deployment, or change the one with this id. */
export function saveDeployment(
  queries: QueryClient,
  { ref, id }: Place,
  edit: DeploymentEdit,
  { etag, idempotencyKey }: Precautions,
) {
  if (id === null) {
    const added = api.POST("/api/v1/solutions/{solution_ref}/deployments", {
      params: of(ref),
      body: edit as Schemas["DeploymentDraft"],
      ...safely({ idempotencyKey }),
    });
    return kept(queries, added);
  }
  const changed = api.PATCH("/api/v1/solutions/{solution_ref}/deployments/{deployment_id}", {
    params: { path: { solution_ref: ref, deployment_id: id } },
    body: edit as Schemas["DeploymentEdit"],
    ...safely({ etag }),
  });
  return kept(queries, changed);
}

/** Take a deployment off a card. */
export function removeDeployment(queries: QueryClient, ref: string, id: string) {
  const path = { solution_ref: ref, deployment_id: id };
  return kept(
    queries,
    api.DELETE("/api/v1/solutions/{solution_ref}/deployments/{deployment_id}", {
      params: { path },
    }),
  );
}
