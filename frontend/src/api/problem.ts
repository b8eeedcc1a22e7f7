/** One entry of a problem's `errors[]`: where, as a JSON pointer, what is wrong, and the remedy. */
export type FieldError = { pointer: string; code: string; message: string };

/** What a problem says. */
export type ProblemBody = {
  status: number;
  type: string;
  title: string;
  detail: string | null;
  errors: readonly FieldError[];
  requestId: string | null;
  /** Seconds until it is worth trying again. */
  retryAfter: number | null;
  /** The whole body, for members that only some problems have. */
  members: Readonly<Record<string, unknown>>;
};

/** An answer of the API that is not a success, as RFC 9457 describes it. */
export class ApiProblem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(`${body.status} ${body.title}`);
    this.name = "ApiProblem";
    this.body = body;
  }

  get status(): number {
    return this.body.status;
  }

  get errors(): readonly FieldError[] {
    return this.body.errors;
  }

  /** A member of the body as text, null when it is absent or something else. */
  text(member: string): string | null {
    const value = this.body.members[member];
    return typeof value === "string" ? value : null;
  }

  /** A member of the body as a list of texts. */
  list(member: string): readonly string[] {
    const value = this.body.members[member];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  }
}

/** The API could not be reached at all: nothing arrived. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("The service could not be reached.", { cause });
    this.name = "Unreachable";
  }
}

/** Whether the error is a problem of this status. */
export function isProblem(error: unknown, status: number): error is ApiProblem {
  return error instanceof ApiProblem && error.status === status;
}

const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === "string" ? value : otherwise;

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { pointer, code, message } = entry as Record<string, unknown>;
    if (typeof message !== "string") return [];
    return [{ pointer: textOr(pointer, ""), code: textOr(code, ""), message }];
  });
}

async function membersOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Read the problem out of an answer; a body that is no problem still gives status and reference. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const members = await membersOf(response);
  const retryAfter = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new ApiProblem({
    status: response.status,
    type: textOr(members.type, "about:blank"),
    title: textOr(members.title, response.statusText),
    detail: textOr(members.detail, null),
    errors: fieldErrors(members.errors),
    requestId: textOr(members.request_id, response.headers.get("X-Request-ID")),
    retryAfter: Number.isNaN(retryAfter) ? null : retryAfter,
    members,
  });
}
