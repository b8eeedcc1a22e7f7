import { useAskBeforeLeaving } from "@/shared/forms/use-autosave";
import { useKept } from "@/shared/kept";
import type { Question, Similar } from "./api";

/** A question that is being written, what is like it once that was looked for, and the sent one. */
export type Wish = {
  text: string;
  /** Null when it could not be looked for, undefined before. */
  similar?: readonly Similar[] | null | undefined;
  sent?: Question;
};

const NOTHING: Wish = { text: "" };

/** What was typed for a challenge and not sent. */
export function useWish(ref: string): { wish: Wish; change: (part: Partial<Wish>) => void } {
  const { kept: wish, change } = useKept(["ask", ref], NOTHING);
  // Other pages of the service lose nothing; closing the window would.
  useAskBeforeLeaving(wish.text !== "", async () => true);
  return { wish, change };
}
