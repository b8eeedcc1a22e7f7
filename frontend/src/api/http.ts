import { problemOf, Unreachable } from "./problem";

/** Called when a session has ended; settles with true when the same person has signed in again. */
export type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain | null = null;

/** The application installs the question "Sign in to continue" here. */
export function onSessionOver(ask: SignInAgain | null): void {
  signInAgain = ask;
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new Unreachable(cause);
  }
}

/** Asking about the session itself must never lead to the question to sign in. */
const isAboutSession = (request: Request): boolean =>
  new URL(request.url).pathname.endsWith("/auth/session");

/**
 * Send a request; the answer is a success or an `ApiProblem` is thrown. When the session is over,
 * the request waits until the person has signed in again and is then sent as it was.
 */
export async function apiFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401 && signInAgain && !isAboutSession(request) && (await signInAgain())) {
    const repeated = await send(again);
    if (repeated.ok) return repeated;
    throw await problemOf(repeated);
  }
  throw problem;
}
