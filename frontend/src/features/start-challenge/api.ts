import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { Challenge } from "@/shared/records";
import type { Answers } from "./answers";

export type SimilarChoice = Schemas["SimilarChoice"];

/** Challenges of other forces that ask for something similar; nothing is kept of the question. */
export const similarToQuery = (answers: Answers) =>
  queryOptions({
    queryKey: ["start-challenge", "similar", answers],
    queryFn: async () => {
      const asked = { ...answers, ...listsOf(answers) };
      return (await body(api.POST("/api/v1/challenges/similar", { body: asked }))).items;
    },
    retry: false,
  });

const listsOf = ({ capabilities, keywords }: Answers) => ({
  capabilities: [...capabilities],
  keywords: [...keywords],
});

type Looked = { seen: readonly string[]; choice: SimilarChoice | null };

/** Make the draft. */
export async function startDraft(
  answers: Answers,
  { seen, choice }: Looked,
  idempotencyKey: string,
): Promise<Versioned<Challenge>> {
  const draft = { ...answers, ...listsOf(answers), similar_seen: [...seen], choice };
  const answer = api.POST("/api/v1/challenges", { ...safely({ idempotencyKey }), body: draft });
  return (await versioned(answer)) as Versioned<Challenge>;
}

/** Fill a draft with what can be taken over from another challenge. */
export async function copyInto({ value, etag }: Versioned<Challenge>, from: string): Promise<void> {
  const params = { path: { challenge_ref: from } };
  const other = (await body(
    api.GET("/api/v1/challenges/{challenge_ref}", { params }),
  )) as Challenge;
  await api.PATCH("/api/v1/challenges/{challenge_ref}", {
    params: { path: { challenge_ref: value.reference } },
    ...safely({ etag }),
    body: {
      outcomes: other.outcomes,
      constraints: other.constraints,
      data_involved: other.data_involved,
      sectors_welcome: other.sectors_welcome.map(({ slug }) => slug),
      sectors_none: other.sectors_none,
      maturity_from: other.maturity_from,
      maturity_to: other.maturity_to,
      safeguards: other.safeguards.answers,
    },
  });
}
