import { QueryClient } from "@tanstack/react-query";
import { ApiProblem, Unreachable } from "@/api/problem";

const FRESH_MS = 15_000;
const TRIES = 2;

/** Only what may pass by itself is tried again: no connection, and a server that is overloaded. */
function mayPass(tries: number, error: Error): boolean {
  const passing =
    error instanceof Unreachable || (error instanceof ApiProblem && error.status === 503);
  return passing && tries < TRIES;
}

/** The one place of server data. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: mayPass, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
