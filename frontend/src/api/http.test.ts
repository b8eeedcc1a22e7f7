import { afterEach, describe, expect, it, vi } from "vitest";
import { apiFetch, onSessionOver } from "./http";
import { ApiProblem, Unreachable } from "./problem";
import { contentOf, type Method, requestOf } from "./request";

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

function answers(...responses: (Response | Error)[]) {
  const sent: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    const next = responses.shift();
    if (next === undefined) throw new Error("One request too many.");
    if (next instanceof Error) throw next;
    return next;
  });
  return sent;
}

const sendJson = async (method: Method, path: string, body?: unknown) =>
  contentOf(await apiFetch(requestOf(method, path, { body })));

afterEach(() => onSessionOver(null));

describe("a refusal", () => {
  it("becomes a problem with pointers, reference and the time to try again", async () => {
    answers(
      json(
        429,
        {
          type: "/problems/x",
          title: "T",
          request_id: "r-1",
          errors: [{ pointer: "/title", code: "missing", message: "Give a value" }, "odd"],
        },
        { "Retry-After": "30" },
      ),
    );
    const problem = await sendJson("GET", "/api/v1/x").catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect((problem as ApiProblem).body).toMatchObject({
      status: 429,
      requestId: "r-1",
      retryAfter: 30,
      errors: [{ pointer: "/title", code: "missing", message: "Give a value" }],
    });
  });

  it("without a body still has its status", async () => {
    answers(new Response("<html>", { status: 502, statusText: "Bad Gateway" }));
    await expect(sendJson("GET", "/api/v1/x")).rejects.toMatchObject({ status: 502 });
  });

  it("of the network is told apart", async () => {
    answers(new TypeError("Failed to fetch"));
    await expect(sendJson("GET", "/api/v1/x")).rejects.toBeInstanceOf(Unreachable);
  });
});

describe("a session that is over", () => {
  it("makes the request wait and sends it again as it was", async () => {
    const sent = answers(json(401, { title: "Sign in" }), json(200, { saved: true }));
    onSessionOver(() => Promise.resolve(true));
    expect(await sendJson("POST", "/api/v1/x", { text: "typed" })).toEqual({ saved: true });
    expect(await sent[1]?.json()).toEqual({ text: "typed" });
  });

  it("stays a refusal when nobody signs in again", async () => {
    answers(json(401, { title: "Sign in" }));
    onSessionOver(() => Promise.resolve(false));
    await expect(sendJson("GET", "/api/v1/x")).rejects.toMatchObject({ status: 401 });
  });

  it("is not asked about by the session's own address", async () => {
    answers(json(401, { title: "Wrong password" }));
    const ask = vi.fn(() => Promise.resolve(true));
    onSessionOver(ask);
    await expect(sendJson("GET", "/api/v1/auth/session")).rejects.toMatchObject({ status: 401 });
    expect(ask).not.toHaveBeenCalled();
  });
});
