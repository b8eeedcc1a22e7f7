import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";

export type Organisation = Schemas["OrganisationView"];
export type Person = Schemas["PersonView"];

const byRef = (organisation_ref: string) => ({ path: { organisation_ref } });

/** What is public about an organisation. */
export const organisationQuery = (ref: string) =>
  queryOptions({
    queryKey: ["organisation", ref],
    queryFn: () =>
      body(api.GET("/api/v1/organisations/{organisation_ref}", { params: byRef(ref) })),
  });

/** One page of an organisation's people, for their colleagues. */
export const peopleQuery = (ref: string, cursor: string | null) =>
  queryOptions({
    queryKey: ["organisation", ref, "people", cursor],
    queryFn: () =>
      body(
        api.GET("/api/v1/organisations/{organisation_ref}/people", {
          params: { ...byRef(ref), query: cursor ? { cursor } : {} },
        }),
      ),
  });
