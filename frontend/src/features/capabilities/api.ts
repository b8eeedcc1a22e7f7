import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import type { Complete } from "@/shared/records";

export type HorizonRadar = Complete<Schemas["HorizonRadar"]>;
export type Capability = Complete<Schemas["CapabilityView"]>;
export type PolicingUse = Complete<Schemas["PolicingUse"]>;
export type UnmetNeed = Complete<Schemas["UnmetNeed"]>;
export type SolutionCard = Schemas["SolutionCard"];

/** As many as one answer holds; a capability with more says how many there are. */
const MOST = 100;
/** A list with a page of its own is only begun here. */
const BEGINNING = 10;

/** Every capability by theme and horizon, numbered from the centre. */
export const radarQuery = queryOptions({
  queryKey: ["insights", "horizon"],
  queryFn: async () => (await body(api.GET("/api/v1/insights/horizon"))) as HorizonRadar,
});

/** A capability with its theme, codes and close sectors. */
export const capabilityQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug, "page"],
    queryFn: async () => {
      const params = { path: { slug } };
      return (await body(api.GET("/api/v1/capabilities/{slug}", { params }))) as Capability;
    },
  });

/** Where police forces use it or try it today. */
export const usesQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug, "uses"],
    queryFn: () => {
      const params = { path: { slug }, query: { limit: MOST } };
      return body(api.GET("/api/v1/capabilities/{slug}/policing-uses", { params }));
    },
  });

/** The products listed for it, newest first. */
export const productsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug, "solutions"],
    queryFn: () => {
      const query = { capability: [slug], limit: BEGINNING };
      return body(api.GET("/api/v1/solutions", { params: { query } }));
    },
  });

/** The challenges about it, the open ones first. */
export const challengesQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug, "challenges"],
    queryFn: () => {
      const query = { capability: [slug], limit: BEGINNING };
      return body(api.GET("/api/v1/challenges", { params: { query } }));
    },
  });

/** Past challenges about it to which nobody had an answer. */
export const needsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["capability", slug, "unmet"],
    queryFn: () => {
      const params = { path: { slug }, query: { limit: MOST } };
      return body(api.GET("/api/v1/capabilities/{slug}/unmet-needs", { params }));
    },
  });
