import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Complete } from "@/shared/records";

export type Facets = Schemas["SolutionFacets"];
export type SolutionCard = Schemas["SolutionCard"];
export type Solution = Complete<Schemas["SolutionView"]>;
export type Card = NonNullable<Solution["card"]>;
export type Version = Complete<Schemas["SolutionVersionView"]>;
export type Deployment = Solution["deployments"][number];

/** A product card by its reference. */
export const solutionQuery = (ref: string) =>
  queryOptions({
    queryKey: ["solution", ref, "public"],
    queryFn: async (): Promise<Solution> => {
      const params = { path: { solution_ref: ref } };
      return (await body(api.GET("/api/v1/solutions/{solution_ref}", { params }))) as Solution;
    },
  });

/** The listed versions of a card, newest first. */
export const versionsQuery = (ref: string, cursor: string | null) =>
  queryOptions({
    queryKey: ["solution", ref, "versions", cursor],
    queryFn: async () => {
      const query = cursor === null ? {} : { cursor };
      const params = { path: { solution_ref: ref }, query };
      const read = body(api.GET("/api/v1/solutions/{solution_ref}/versions", { params }));
      return (await read) as { items: Version[]; next_cursor: string | null };
    },
  });
