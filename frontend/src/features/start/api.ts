import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";

const LATEST = 3;

/** The key figures of the service. */
export const figuresQuery = queryOptions({
  queryKey: ["insights", "summary"],
  queryFn: () => body(api.GET("/api/v1/insights/summary")),
});

const openBy = (sort: "newest" | "closing") =>
  queryOptions({
    queryKey: ["challenges", "start", sort],
    queryFn: () =>
      body(
        api.GET("/api/v1/challenges", {
          params: { query: { status: ["open"], sort, limit: LATEST } },
        }),
      ),
  });

/** The challenges opened last, with the number of all that are open. */
export const newestQuery = openBy("newest");

/** The open challenges that close first. */
export const closingQuery = openBy("closing");

/** The outcomes published last. */
export const outcomesQuery = queryOptions({
  queryKey: ["outcomes", "start"],
  queryFn: () => body(api.GET("/api/v1/outcomes", { params: { query: { limit: LATEST } } })),
});
