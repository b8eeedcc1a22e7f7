import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { ListSpec } from "@/shared/lists/list-state";
import type { Challenge, Complete } from "@/shared/records";

export type Question = Complete<Schemas["QuestionView"]>;
export type QuestionWish = Schemas["QuestionTransition"];
type Status = Question["status"];

export const SPEC: ListSpec = { filters: ["status"] };
/** What became of questions, those that wait first. */
export const TABS = ["asked", "published", "merged", "declined"] as const satisfies Status[];
export type Tab = (typeof TABS)[number];

const LIMIT = 20;
/** As many as one chooses from when a question asks what another one asks. */
const MOST_OTHERS = 100;

/** Who may manage a challenge answers its questions; everybody else reads what is published. */
export const answersThem = ({ available_actions: actions }: Challenge): boolean =>
  actions.includes("manage");

/** What an address asks for: those that wait (or waited in vain) by due time, others newest first. */
export function askedOf(query: URLSearchParams, answers: boolean) {
  const tab = TABS.find((one) => one === query.get("status")) ?? "asked";
  const show: Tab = answers ? tab : "published";
  const cursor = query.get("cursor");
  const sort: Asked["sort"] = show === "asked" ? "due" : "newest";
  const status: [Tab, ...Status[]] = show === "asked" ? ["asked", "lapsed"] : [show];
  return { status, sort, limit: LIMIT, ...(cursor === null ? {} : { cursor }) };
}

type Asked = { status: readonly Status[]; sort: "due" | "newest"; limit: number; cursor?: string };

/** One page of the questions of a challenge. */
export const questionsQuery = (ref: string, { status, ...asked }: Asked) =>
  queryOptions({
    queryKey: ["challenge", ref, "questions", status, asked],
    queryFn: async () => {
      const page = await body(
        api.GET("/api/v1/challenges/{challenge_ref}/questions", {
          params: { path: { challenge_ref: ref }, query: { status: [...status], ...asked } },
        }),
      );
      return page as Complete<typeof page>;
    },
  });

/** The questions that one may ask too: those that wait and those that are answered. */
export const othersQuery = (ref: string) =>
  questionsQuery(ref, { status: ["asked", "published"], sort: "due", limit: MOST_OTHERS });

/** One question, with the version it was read in. */
export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ["question", id],
    queryFn: async () =>
      (await versioned(
        api.GET("/api/v1/questions/{question_id}", { params: { path: { question_id: id } } }),
      )) as Versioned<Question>,
  });

/** Answer, merge, decline or correct; everything that shows questions is read anew after it. */
export async function decide(
  queries: QueryClient,
  { value: { id }, etag }: Versioned<Question>,
  wish: QuestionWish,
  idempotencyKey: string,
): Promise<void> {
  await api.POST("/api/v1/questions/{question_id}/transitions", {
    params: { path: { question_id: id } },
    body: wish,
    ...safely({ etag, idempotencyKey }),
  });
  await queries.invalidateQueries({ refetchType: "none" });
}
