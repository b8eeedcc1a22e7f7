import type { Question } from "@/features/questions/api";

/** An answered question on the challenge of tests/records.ts, as everybody reads it, with changes. */
export function questionOf(changes: Partial<Question> = {}): Question {
  return {
    ...{ id: "q1", status: "published", is_example: true, version: 2, available_actions: [] },
    challenge: {
      ...{ reference: "CH-2030-0042", title: "Interpreters at short notice" },
      ...{ status: "open", lead_force: "Kent Police" },
    },
    asked_at: "2030-01-04T09:00:00.000Z",
    wording: "May interpreters work from home?",
    answer: "Yes.\n\nThey need a room of their own.",
    published_at: "2030-01-05T10:00:00.000Z",
    ...{ changed_at: null, what_changed: null, earlier: [], text: null, is_yours: false },
    ...{ due_at: null, because: null, merged_into: null },
    ...changes,
  };
}

/** One of one's own that everybody does not read, with changes. */
export function ownQuestionOf(changes: Partial<Question> = {}): Question {
  return questionOf({
    ...{ id: "q2", status: "asked", wording: null, answer: null, published_at: null, version: 1 },
    ...{ text: "Which languages are missing?", is_yours: true },
    due_at: "2030-01-11T17:00:00.000Z",
    ...changes,
  });
}
