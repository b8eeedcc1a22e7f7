import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { onTestFinished, vi } from "vitest";
import { keepFocusAndScroll } from "@/app/focus-and-scroll";
import { Frame } from "@/app/frame";
import { followLinks } from "@/app/link-clicks";
import { createQueries } from "@/app/queries";
import { createAppRouter } from "@/app/router";
import type { ScreenRoute } from "@/shared/screen";
import type { Membership, Role, Session } from "@/shared/session";

/** An answer for a request; undefined is "not found". */
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
export type Api = (method: string, path: string, body: unknown) => Answer | undefined;

export function membership(id: string, name: string, role: Role): Membership {
  const kind = role.startsWith("force") ? "force" : "supplier";
  return {
    membership_id: id,
    role,
    organisation: { id, slug: id, name, kind, status: "verified" },
  };
}

/** A session of the public, or of somebody acting as the first of the memberships. */
export function sessionOf(...memberships: Membership[]): Session {
  const [first] = memberships;
  return {
    account: first ? { id: "account-1", display_name: "Sam", email: "sam@force.example" } : null,
    acting_as: first ?? null,
    memberships,
    service: {
      name: "Early Market Engagement",
      practice_area: true,
      demonstration_accounts: null,
      semantic_matching: true,
    },
  };
}

const read = (text: string, type: string | null): unknown =>
  type === "text/csv" ? text : (JSON.parse(text) as unknown);

const NOT_FOUND: Answer = { status: 404, body: { title: "Not found" } };

/** Let the API answer from a function; gives the requests that were made. */
export function answerWith(api: Api): { method: string; path: string; body: unknown }[] {
  const asked: { method: string; path: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const text = await request.text();
    const { pathname, search } = new URL(request.url);
    const wish = {
      method: request.method,
      path: pathname + search,
      body: text ? read(text, request.headers.get("Content-Type")) : null,
    };
    asked.push(wish);
    const { status = 200, body, headers } = api(wish.method, wish.path, wish.body) ?? NOT_FOUND;
    const content = status === 204 ? null : JSON.stringify(body ?? null);
    return new Response(content, { status, ...(headers ? { headers } : {}) });
  });
  return asked;
}

/** The whole application at an address, with the given screens. */
export function openService(address: string, screens: readonly ScreenRoute[]) {
  vi.stubGlobal("scrollTo", vi.fn());
  const queries = createQueries();
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createAppRouter({ screens, queries, Frame, history });
  onTestFinished(followLinks(router));
  onTestFinished(keepFocusAndScroll(router));
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
    { onCaughtError: () => undefined },
  );
  return { router, queries };
}
