import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProblem, Unreachable } from "@/api/problem";
import { keepFocusAndScroll } from "./focus-and-scroll";
import { Frame } from "./frame";
import { followLinks } from "./link-clicks";
import { createQueries } from "./queries";
import { createAppRouter } from "./router";
import { SCREENS } from "./screens";

const queries = createQueries();
const router = createAppRouter({ screens: SCREENS, queries, Frame });
followLinks(router);
keepFocusAndScroll(router);

const place = document.getElementById("root");
if (!place) throw new Error("The page has no place for the application.");
/** Refusals of the API have a page of their own; only what nobody expected is a fault. */
function onCaughtError(error: unknown): void {
  const expected = error instanceof ApiProblem || error instanceof Unreachable;
  if (!expected) reportError(error);
}

createRoot(place, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
