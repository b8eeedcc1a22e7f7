import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/**
 * What is typed on several pages before anything is sent. It is kept with what was fetched: in memory
 * only, there again when one comes back, and forgotten when somebody signs out.
 */
export function useKept<T extends object>(
  key: readonly string[],
  nothing: T,
): { kept: T; change: (part: Partial<T>) => void } {
  const queries = useQueryClient();
  const query = queryOptions({
    queryKey: ["kept", ...key],
    queryFn: () => nothing,
    initialData: nothing,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const before = useQuery(query).data ?? nothing;
  // The store tells of a change a moment later: for a text box too late, its cursor would jump.
  const [kept, keep] = useState<T>(before);
  function change(part: Partial<T>) {
    keep((now) => ({ ...now, ...part }));
    queries.setQueryData<T>(query.queryKey, (now) => ({ ...(now ?? nothing), ...part }));
  }
  return { kept, change };
}
