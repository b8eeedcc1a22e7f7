import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";

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
