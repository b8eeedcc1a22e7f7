import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Complete } from "@/shared/records";

export type SolutionItem = Complete<Schemas["SolutionCard"]>;
export type FeedbackView = NonNullable<Complete<Schemas["ResponseView"]>["feedback"]>;

const MOST = 100;
const FEW = 3;

/** One's own product cards. */
export const solutionsQuery = queryOptions({
  queryKey: ["solutions", "own", "home"],
  queryFn: async () => {
    const query = { supplier: "own", sort: "updated", limit: MOST };
    return (await body(api.GET("/api/v1/solutions", { params: { query } }))) as Complete<
      Schemas["SolutionPage"]
    >;
  },
});

/** The best few matches of all one's cards. */
export const matchesQuery = queryOptions({
  queryKey: ["matches", "home"],
  queryFn: async () =>
    (await body(api.GET("/api/v1/matches", { params: { query: { limit: FEW } } }))) as Complete<
      Schemas["MatchPage"]
    >,
});

/** The feedback on one response. */
export const feedbackQuery = (ref: string) =>
  queryOptions({
    queryKey: ["response", ref, "feedback"],
    queryFn: async () => {
      const params = { path: { response_ref: ref } };
      const read = await body(api.GET("/api/v1/responses/{response_ref}", { params }));
      return (read as Complete<Schemas["ResponseView"]>).feedback;
    },
  });

/** Past challenges that may fit one's products, as far as the forces have agreed to tell. */
export const renewalsQuery = queryOptions({
  queryKey: ["renewed-matches"],
  queryFn: async () => {
    const page = await body(
      api.GET("/api/v1/renewed-matches", { params: { query: { limit: MOST } } }),
    );
    return page as Complete<typeof page>;
  },
});
