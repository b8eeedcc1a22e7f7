import { queryOptions } from "@tanstack/react-query";
import { api, type Schemas, type Versioned, versioned } from "@/api/client";

/** Views carry every field; the description calls those optional that may be left out in wishes. */
export type Complete<T> = T extends readonly (infer One)[]
  ? Complete<One>[]
  : T extends object
    ? { [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
    : T;

/** A challenge as the reader may see it. */
export type Challenge = Complete<Schemas["ChallengeView"]>;

/** A challenge by its reference, with the version it was read in. */
export const challengeQuery = (ref: string) =>
  queryOptions({
    queryKey: ["challenge", ref],
    queryFn: async (): Promise<Versioned<Challenge>> => {
      const params = { path: { challenge_ref: ref } };
      const { value, etag } = await versioned(
        api.GET("/api/v1/challenges/{challenge_ref}", { params }),
      );
      return { value: value as Challenge, etag };
    },
  });
