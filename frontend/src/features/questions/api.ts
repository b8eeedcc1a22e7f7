import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { type FollowLink, fileAddress } from "@/shared/follow-links";
import type { Complete } from "@/shared/records";

export type Question = Complete<Schemas["QuestionView"]>;
export type Similar = Complete<Schemas["PublishedAnswer"]>;
type QuestionPage = Complete<Schemas["Page_QuestionView_"]>;

type Asked = {
  status: Schemas["app__questions__enums__State"][];
  limit: number;
  mine?: boolean;
  cursor?: string;
};

/** Answers are read through and searched by eye: most challenges fit on one page. */
const A_PAGE = 50;
/** A supplier asks no more on one challenge. */
const ALL_OWN = 100;
const NOT_PUBLISHED = ["asked", "lapsed", "merged", "declined"] as const;

/** What was fetched of the questions of a challenge. */
export const questionsKey = (ref: string) => ["challenge", ref, "questions"];

async function questionsOf(ref: string, query: Asked): Promise<QuestionPage> {
  const params = { path: { challenge_ref: ref }, query };
  const page = await body(api.GET("/api/v1/challenges/{challenge_ref}/questions", { params }));
  return page as QuestionPage;
}

/** One page of what everybody reads, the newest answer first. */
export const answersQuery = (ref: string, cursor: string | null) =>
  queryOptions({
    queryKey: [...questionsKey(ref), "answered", cursor],
    queryFn: () =>
      questionsOf(ref, {
        status: ["published"],
        limit: A_PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
  });

/** What one's own organisation asked and everybody does not read with its answer. */
export const ownQuestionsQuery = (ref: string) =>
  queryOptions({
    queryKey: [...questionsKey(ref), "own"],
    queryFn: () => questionsOf(ref, { mine: true, status: [...NOT_PUBLISHED], limit: ALL_OWN }),
  });

/** The answered question of this challenge that an address names; null where there is none. */
export const soughtQuery = (ref: string, id: string) =>
  queryOptions({
    queryKey: [...questionsKey(ref), "sought", id],
    queryFn: async (): Promise<Question | null> => {
      const params = { path: { question_id: id } };
      try {
        const found = await body(api.GET("/api/v1/questions/{question_id}", { params }));
        const here = found.challenge.reference === ref && found.status === "published";
        return here ? (found as Question) : null;
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500) return null;
        throw error;
      }
    },
  });

/** The answered questions as a file. */
export const fileOf = (ref: string): FollowLink => ({
  kind: "csv",
  to: fileAddress(`challenges/${encodeURIComponent(ref)}/questions.csv`, { status: "published" }),
});

/**
 * Answered questions like the one that is being written; nothing is kept of it. Null when they
 * cannot be looked for at the moment, which is no reason not to ask.
 */
export async function findSimilar(ref: string, text: string): Promise<readonly Similar[] | null> {
  const params = { path: { challenge_ref: ref } };
  const path = "/api/v1/challenges/{challenge_ref}/questions/similar";
  try {
    return (await body(api.POST(path, { params, body: { text } }))).items;
  } catch (error) {
    if (error instanceof ApiProblem && error.status >= 500) return null;
    throw error;
  }
}

type Sending = { text: string; checked: boolean; idempotencyKey: string };

/** Ask the force. */
export async function askQuestion(
  ref: string,
  { text, checked, idempotencyKey }: Sending,
): Promise<Question> {
  const asked = await body(
    api.POST("/api/v1/challenges/{challenge_ref}/questions", {
      params: { path: { challenge_ref: ref } },
      body: { text, checked },
      ...safely({ idempotencyKey }),
    }),
  );
  return asked as Question;
}
