import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, type FieldError } from "@/api/problem";

/** The three answers, before a draft exists. */
export type Answers = {
  title: string;
  problem_today: string;
  capabilities: readonly string[];
  keywords: readonly string[];
};

const EMPTY: Answers = { title: "", problem_today: "", capabilities: [], keywords: [] };

/** Kept with what was fetched: in memory only, and forgotten when somebody signs out. */
const answersQuery = queryOptions({
  queryKey: ["start-challenge", "answers"],
  queryFn: () => EMPTY,
  initialData: EMPTY,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** The answers so far, how to change them, and how to forget them once a draft holds them. */
export function useAnswers() {
  const queries = useQueryClient();
  const { queryKey } = answersQuery;
  return {
    answers: useQuery(answersQuery).data,
    change: (part: Partial<Answers>) =>
      queries.setQueryData(queryKey, (now) => ({ ...(now ?? EMPTY), ...part })),
    forget: () => queries.setQueryData(queryKey, EMPTY),
  };
}

/** What the server would say at the end is said at once: an answer that is not there. */
export function unanswered(pointer: string, message: string): ApiProblem {
  const errors: FieldError[] = [{ pointer, code: "missing", message }];
  return new ApiProblem({
    ...{ status: 422, type: "invalid", title: message, detail: null, errors },
    ...{ requestId: null, retryAfter: null, members: {} },
  });
}
