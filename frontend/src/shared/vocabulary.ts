import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";

export type Theme = Schemas["ThemeView"];
export type Sector = Schemas["SectorView"];

/** The vocabulary of capabilities by theme; it changes rarely. */
export const capabilitiesQuery = queryOptions({
  queryKey: ["capabilities"],
  queryFn: async () => (await body(api.GET("/api/v1/capabilities"))).themes,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The sectors technology is used in. */
export const sectorsQuery = queryOptions({
  queryKey: ["sectors"],
  queryFn: async () => (await body(api.GET("/api/v1/sectors"))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The forces of the service, by name. */
export const forcesQuery = queryOptions({
  queryKey: ["organisations", "force"],
  queryFn: async () => {
    const query = { kind: "force", limit: 100 } as const;
    return (await body(api.GET("/api/v1/organisations", { params: { query } }))).items;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The name of a capability by its slug; the slug when it is not in the vocabulary. */
export function capabilityName(themes: readonly Theme[], slug: string): string {
  const all = themes.flatMap((theme) => theme.capabilities);
  return all.find((one) => one.slug === slug)?.name ?? slug;
}
