import { useEffect, useState } from "react";

/** The longest time a browser waits for; later moments are looked at anew after it. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** So that the server's clock has passed the moment too. */
const GRACE_MS = 1000;

const msUntil = (iso: string): number => Date.parse(iso) + GRACE_MS - Date.now();

/** Whether a moment has come; the component is shown anew when it does. */
export function usePassed(iso: string | null): boolean {
  const [, show] = useState(0);
  useEffect(() => {
    if (!iso) return;
    let timer: ReturnType<typeof setTimeout>;
    // A timer may fire a little before the clock says so: then it waits for the rest.
    const wait = (left: number) => {
      timer = setTimeout(
        () => {
          const rest = msUntil(iso);
          if (rest > 0) wait(rest);
          else show((times) => times + 1);
        },
        Math.min(left, LONGEST_MS),
      );
    };
    const left = msUntil(iso);
    if (left > 0) wait(left);
    return () => clearTimeout(timer);
  }, [iso]);
  return iso !== null && msUntil(iso) <= 0;
}
