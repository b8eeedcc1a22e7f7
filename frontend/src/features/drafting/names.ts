import { type QueryClient, useSuspenseQueries } from "@tanstack/react-query";
import { capabilitiesQuery, forcesQuery, sectorsQuery } from "@/shared/vocabulary";
import type { Names } from "./field-value";

/** Fetch what slugs in a draft stand for. */
export function loadNames(queries: QueryClient): Promise<unknown> {
  return Promise.all([
    queries.ensureQueryData(capabilitiesQuery),
    queries.ensureQueryData(sectorsQuery),
    queries.ensureQueryData(forcesQuery),
  ]);
}

export function useNames(): Names {
  const [themes, sectors, forces] = useSuspenseQueries({
    queries: [capabilitiesQuery, sectorsQuery, forcesQuery],
  });
  return { themes: themes.data, sectors: sectors.data, forces: forces.data };
}
