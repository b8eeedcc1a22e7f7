import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Complete } from "./records";

/** A response of one's own organisation, as lists name it. */
export type OwnResponse = Complete<Schemas["OwnCard"]>;

/** One's own responses, last changed first. */
export const ownResponsesQuery = queryOptions({
  queryKey: ["responses", "own", "home"],
  queryFn: async () =>
    (await body(api.GET("/api/v1/responses", { params: { query: { limit: 100 } } }))) as Complete<
      Schemas["Page_OwnCard_"]
    >,
});
