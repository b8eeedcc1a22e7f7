import { ApiProblem, type FieldError } from "@/api/problem";
import { useKept } from "@/shared/kept";

/** The three answers, before a draft exists. */
export type Answers = {
  title: string;
  problem_today: string;
  capabilities: readonly string[];
  keywords: readonly string[];
};

const EMPTY: Answers = { title: "", problem_today: "", capabilities: [], keywords: [] };

/** The answers so far, how to change them, and how to forget them once a draft holds them. */
export function useAnswers() {
  const { kept: answers, change } = useKept(["start-challenge"], EMPTY);
  return { answers, change, forget: () => change(EMPTY) };
}

/** What the server would say at the end is said at once: an answer that is not there. */
export function unanswered(pointer: string, message: string): ApiProblem {
  const errors: FieldError[] = [{ pointer, code: "missing", message }];
  return new ApiProblem({
    ...{ status: 422, type: "invalid", title: message, detail: null, errors },
    ...{ requestId: null, retryAfter: null, members: {} },
  });
}
