import { describe, expect, it } from "vitest";
import { contentOf, requestOf } from "./request";

describe("a call of the API", () => {
  it("has its values in the address, lists several times, and nothing of what is not said", () => {
    const { url } = requestOf("GET", "/api/v1/challenges/{challenge_id}/files/{name}", {
      params: {
        path: { challenge_id: "CH-1", name: "a/b ?" },
        query: {
          status: ["open", "closed"],
          q: "knife & gun",
          limit: 0,
          cursor: undefined,
          x: null,
        },
      },
    });
    expect(new URL(url).origin).toBe(window.location.origin);
    expect(url.slice(window.location.origin.length)).toBe(
      "/api/v1/challenges/CH-1/files/a%2Fb%20%3F?status=open&status=closed&q=knife+%26+gun&limit=0",
    );
  });

  it("sends JSON with the headers it is given", async () => {
    const request = requestOf("PUT", "/api/v1/x", {
      headers: { "If-Match": '"3"' },
      body: { title: null },
    });
    expect(request.method).toBe("PUT");
    expect(request.headers.get("If-Match")).toBe('"3"');
    expect(request.headers.get("Content-Type")).toBe("application/json");
    expect(await request.json()).toEqual({ title: null });
  });

  it("without a body claims no type of it", () => {
    const request = requestOf("POST", "/api/v1/x");
    expect(request.headers.has("Content-Type")).toBe(false);
    expect(request.headers.get("Accept")).toBe("application/json");
  });

  it("is given up with its signal", () => {
    const giveUp = new AbortController();
    const request = requestOf("GET", "/api/v1/x", { signal: giveUp.signal });
    giveUp.abort();
    expect(request.signal.aborted).toBe(true);
  });
});

it("reads an answer, also an empty one", async () => {
  expect(await contentOf(Response.json({ a: 1 }))).toEqual({ a: 1 });
  expect(await contentOf(new Response(null, { status: 204 }))).toBeUndefined();
});
