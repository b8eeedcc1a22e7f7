import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      environment: "jsdom",
      include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
      exclude: ["tests/size.test.ts", "node_modules/**"],
      setupFiles: ["tests/setup.ts"],
      maxWorkers: 2,
      testTimeout: 30_000,
      restoreMocks: true,
      unstubGlobals: true,
      css: false,
    },
  }),
);
