import type { Challenge } from "@/shared/records";

/** Whether suppliers can ask, and the moment from or until when. */
export type Window = {
  state: "policing" | "unpublished" | "scheduled" | "open" | "closed" | "withdrawn";
  at: string | null;
};

/** Questions have a time of their own, or are taken as long as responses are. */
const untilOf = ({ questions_close_at: questions, responses_close_at: responses }: Challenge) =>
  questions ?? responses;

/**
 * Where the time for questions stands as the page was read at `now`. For suppliers the service says
 * it, by what it lets them do; for the others their clock does.
 */
export function windowOf(challenge: Challenge, supplier: boolean, now: number): Window {
  const { status, visibility, published_at, opens_at, status_since, available_actions } = challenge;
  const until = untilOf(challenge);
  if (published_at === null) return { state: "unpublished", at: null };
  if (status === "withdrawn") return { state: "withdrawn", at: status_since };
  if (visibility === "policing_only") return { state: "policing", at: null };
  if (status === "scheduled") return { state: "scheduled", at: opens_at };
  const passed = until !== null && Date.parse(until) <= now;
  const open =
    status === "open" && (supplier ? available_actions.includes("ask") : until !== null && !passed);
  return { state: open ? "open" : "closed", at: until };
}

/** The next moment at which it changes by itself what can be done here. */
export function nextMoment({ state, at }: Window, challenge: Challenge): string | null {
  if (state === "scheduled" || state === "open") return at;
  return state === "closed" && challenge.status === "open" ? challenge.responses_close_at : null;
}
