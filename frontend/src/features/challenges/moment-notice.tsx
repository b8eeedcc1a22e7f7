import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Challenge } from "@/shared/records";
import { challengeQuery } from "@/shared/records";
import { ReloadNotice } from "@/shared/reload-notice";
import { t } from "./texts";

/** The longest time a browser waits for; later moments are looked at anew after it. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** So that the server's clock has passed the moment too. */
const GRACE_MS = 1000;

/** The moment at which the status changes by itself, if one is ahead. */
function nextMoment({ status, opens_at, responses_close_at }: Challenge): string | null {
  if (status === "scheduled") return opens_at;
  return status === "open" ? responses_close_at : null;
}

function usePassed(iso: string | null): boolean {
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
  return iso !== null && Date.parse(iso) <= Date.now();
}

/** When it opens or closes while somebody reads: said on top, and nothing moves by itself. */
export function MomentNotice({ challenge }: { challenge: Challenge }) {
  const queries = useQueryClient();
  const { reference, status } = challenge;
  if (!usePassed(nextMoment(challenge))) return null;
  return (
    <ReloadNotice
      heading={t(status === "open" ? "moment.closed" : "moment.opened")}
      onReload={() => void queries.invalidateQueries(challengeQuery(reference))}
    />
  );
}
