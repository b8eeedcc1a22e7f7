import type { Client } from "openapi-fetch";
import { apiFetch } from "./http";
import { type Call, contentOf, type Method, requestOf } from "./request";
import type { components, paths } from "./schema.gen";

/** The views of the API: `Schemas["ChallengeView"]`. */
export type Schemas = components["schemas"];

/** Every call goes one way: no middleware, JSON both ways, and only the answers that are successes. */
const calling = (method: Method) => async (path: string, call?: Call) => {
  const response = await apiFetch(requestOf(method, path, call));
  return { data: await contentOf(response), response };
};

const METHODS = {
  GET: calling("GET"),
  POST: calling("POST"),
  PUT: calling("PUT"),
  PATCH: calling("PATCH"),
  DELETE: calling("DELETE"),
};

/**
 * The API, typed by its own description; a refusal is thrown as `ApiProblem`. The types are those
 * of openapi-fetch; its code, most of it for what this portal never does, would be 2 kB more for
 * every first page.
 */
export const api = METHODS as unknown as Pick<Client<paths>, Method>;

type Answered<T> = Promise<{ data?: T; response: Response }>;

/** A record with the version it was read in. */
export type Versioned<T> = { value: T; etag: string };

/** The content of an answer. */
export async function body<T>(answered: Answered<T>): Promise<T> {
  const { data } = await answered;
  return data as T;
}

/** The content of an answer with its ETag, to be sent back as `If-Match`. */
export async function versioned<T>(answered: Answered<T>): Promise<Versioned<T>> {
  const { data, response } = await answered;
  return { value: data as T, etag: response.headers.get("ETag") ?? "" };
}

type Precautions = { etag?: string | undefined; idempotencyKey?: string | undefined };

/** The headers that make a change safe: against overwriting, and against being done twice. */
export function safely({ etag, idempotencyKey }: Precautions): { headers: Record<string, string> } {
  return {
    headers: {
      ...(etag === undefined ? {} : { "If-Match": etag }),
      ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
    },
  };
}
