import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

/** The size gates read dist/, so they run after a build and apart from the other tests. */
export default mergeConfig(
  vite,
  defineConfig({
    test: { environment: "jsdom", include: ["tests/size.test.ts"], css: false },
  }),
);
