import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

// Screens are fetched when they are opened, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  document.documentElement.lang = "en";
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});
