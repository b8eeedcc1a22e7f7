import { useEffect, useState } from "react";

/** The longest time a browser waits for; later moments are looked at anew after it. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** So that the server's clock has passed the moment too. */
const GRACE_MS = 1000;

/** Whether a moment has come; the component is shown anew when it does. */
export function usePassed(iso: string | null): boolean {
  const [, look] = useState(0);
  useEffect(() => {
    if (!iso) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const left = Date.parse(iso) + GRACE_MS - Date.now();
      timer = setTimeout(
        () => {
          look((times) => times + 1);
          if (left > LONGEST_MS) wait();
        },
        Math.min(Math.max(left, 0), LONGEST_MS),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [iso]);
  return iso !== null && Date.parse(iso) + GRACE_MS <= Date.now();
}
