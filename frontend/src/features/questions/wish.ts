import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import type { Question, Similar } from "./api";

/** A question that is being written, what is like it once that was looked for, and the sent one. */
export type Wish = {
  text: string;
  /** Null when it could not be looked for, undefined before. */
  similar?: readonly Similar[] | null | undefined;
  sent?: Question;
};

const NOTHING: Wish = { text: "" };

/** Kept with what was fetched: in memory only, and forgotten when somebody signs out. */
const wishQuery = (ref: string) =>
  queryOptions({
    queryKey: ["ask", ref],
    queryFn: () => NOTHING,
    initialData: NOTHING,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

/** What was typed for a challenge and not sent: it is there again when one comes back. */
export function useWish(ref: string): { wish: Wish; change: (part: Partial<Wish>) => void } {
  const queries = useQueryClient();
  const kept = useQuery(wishQuery(ref)).data;
  // What is typed shows at once; what is kept tells its readers a moment later.
  const [wish, setWish] = useState(kept);
  // Other pages of the service lose nothing; closing the window would.
  useAskBeforeLeaving(wish.text !== "", async () => true);
  function change(part: Partial<Wish>) {
    setWish((now) => ({ ...now, ...part }));
    queries.setQueryData(wishQuery(ref).queryKey, (now) => ({ ...(now ?? NOTHING), ...part }));
  }
  return { wish, change };
}
