import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, safely, type Versioned, versioned } from "@/api/client";
import type { Challenge, Complete } from "@/shared/records";
import type { Edit } from "./edit";

export type Readiness = Complete<Schemas["app__challenges__schemas__challenge__Readiness"]>;
export type Finding = Readiness["findings"][number];
export type Answers = Edit["safeguards"];
export type Preview = Schemas["SafeguardsPreview"];

const pathOf = (ref: string) => ({ params: { path: { challenge_ref: ref } } });

/** What a draft still lacks, and what in it looks as if it should not be published. */
export const readinessQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "readiness"],
    queryFn: async () =>
      (await body(
        api.GET("/api/v1/challenges/{challenge_ref}/readiness", pathOf(ref)),
      )) as Readiness,
  });

/** Challenges of other forces that ask for something similar to this draft. */
export const similarQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "similar"],
    queryFn: () => body(api.GET("/api/v1/challenges/{challenge_ref}/similar", pathOf(ref))),
  });

/** The texts as they were signed off and published, newest first. */
export const versionsQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref, "versions"],
    queryFn: async () =>
      (await body(api.GET("/api/v1/challenges/{challenge_ref}/versions", pathOf(ref)))).items,
  });

/** The twelve questions in their order. */
export const questionsQuery = queryOptions({
  queryKey: ["safeguards-questions"],
  queryFn: async () => (await body(api.GET("/api/v1/challenges/safeguards-questions"))).questions,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The level that answers would lead to; nothing is saved. */
export const previewQuery = (answers: Answers) =>
  queryOptions({
    queryKey: ["safeguards-preview", answers],
    queryFn: (): Promise<Preview> =>
      body(api.POST("/api/v1/challenges/safeguards-preview", { body: answers })),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Changed = Promise<Versioned<Challenge>>;

/** Change what is sent, if nobody was first. */
export async function editDraft(ref: string, edit: Partial<Edit>, etag: string): Changed {
  const answer = api.PATCH("/api/v1/challenges/{challenge_ref}", {
    ...pathOf(ref),
    ...safely({ etag }),
    body: edit,
  });
  return (await versioned(answer)) as Versioned<Challenge>;
}

type Step = { action: Schemas["app__challenges__enums__Action"]; reason?: string | null };
type Care = { etag: string; idempotencyKey: string };

/** Move a challenge along, as it was read. */
export async function takeStep(ref: string, step: Step, care: Care): Changed {
  const answer = api.POST("/api/v1/challenges/{challenge_ref}/transitions", {
    ...pathOf(ref),
    ...safely(care),
    body: step,
  });
  return (await versioned(answer)) as Versioned<Challenge>;
}

/** Record that similar challenges were looked at. */
export async function reviewSimilar(ref: string, seen: string[], idempotencyKey: string): Changed {
  const answer = api.POST("/api/v1/challenges/{challenge_ref}/similar-reviewed", {
    ...pathOf(ref),
    ...safely({ idempotencyKey }),
    body: { seen, choice: "go_on" },
  });
  return (await versioned(answer)) as Versioned<Challenge>;
}
