import { defineConfig } from "vitest/config";

/** The size gates read dist/, so they run after a build and apart from the other tests. */
export default defineConfig({
  test: { environment: "node", include: ["tests/size.test.ts"] },
});
