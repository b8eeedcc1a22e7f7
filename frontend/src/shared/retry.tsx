import { useEffect, useState } from "react";
import type { ApiProblem } from "@/api/problem";
import { formatClock } from "./dates";
import { t } from "./texts/problems";

/** The clock time from which trying again is worth it, and whether that has come. */
export function useRetryAt(seconds: number): { time: string; come: boolean } {
  const [at] = useState(() => Date.now() + seconds * 1000);
  const [come, setCome] = useState(seconds <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setCome(true), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return { time: formatClock(at), come };
}

/** The reference by which the people who run the service find the request. */
export function RequestReference({ problem }: { problem: ApiProblem }) {
  const reference = problem.body.requestId;
  return reference ? <p className="govuk-body-s">{t("server.reference", { reference })}</p> : null;
}
