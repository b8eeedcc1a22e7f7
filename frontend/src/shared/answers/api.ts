import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely } from "@/api/client";
import type { Complete } from "@/shared/records";

export type EarlierAnswer = Complete<Schemas["EarlierAnswer"]>;
export type AnswerPart = EarlierAnswer["part"];
export type AnswersPage = Complete<Schemas["Page_EarlierAnswer_"]>;

export const PARTS = [
  "outcomes",
  "proven_elsewhere",
  "transfer_gaps",
  "safeguards",
  "what_to_know",
] as const satisfies readonly AnswerPart[];

/** What is looked for; null stands for what is not chosen. */
export type Wanted = {
  q?: string | null;
  part?: readonly string[];
  source?: string | null;
  fared?: readonly string[];
  /** One answer, by its id. */
  answer?: string;
  response?: string;
  place?: string;
  cursor?: string | null;
  limit?: number;
};

export const ANSWERS = ["answers"] as const;

/** Answers of one's own organisation that may be used again, the most alike first. */
export const answersQuery = (wanted: Wanted) => {
  const given = Object.entries(wanted).filter(([, value]) => value !== null && value !== "");
  return queryOptions({
    queryKey: [...ANSWERS, wanted],
    staleTime: 0,
    queryFn: async () => {
      const query = Object.fromEntries(given) as Record<string, never>;
      return (await body(api.GET("/api/v1/answers", { params: { query } }))) as AnswersPage;
    },
  });
};

/** Note that an answer was put into a part of a response; gives the note's id. */
export async function noteUse(ref: string, place: string, answer: string): Promise<string> {
  const noted = api.POST("/api/v1/responses/{response_ref}/answer-uses", {
    params: { path: { response_ref: ref } },
    body: { place, answer },
    ...safely({}),
  });
  return (await body(noted)).id;
}

/** Take such a note back. */
export async function forgetUse(ref: string, use: string): Promise<void> {
  await body(
    api.DELETE("/api/v1/responses/{response_ref}/answer-uses/{use_id}", {
      params: { path: { response_ref: ref, use_id: use } },
      ...safely({}),
    }),
  );
}
