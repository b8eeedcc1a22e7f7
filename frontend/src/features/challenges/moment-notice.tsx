import { useQueryClient } from "@tanstack/react-query";
import { usePassed } from "@/shared/passed";
import type { Challenge } from "@/shared/records";
import { challengeQuery } from "@/shared/records";
import { ReloadNotice } from "@/shared/reload-notice";
import { t } from "./texts";

/** The moment at which the status changes by itself, if one is ahead. */
function nextMoment({ status, opens_at, responses_close_at }: Challenge): string | null {
  if (status === "scheduled") return opens_at;
  return status === "open" ? responses_close_at : null;
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
