import { defineConfig } from "@playwright/test";

/** The browser of the machine; none is ever downloaded by npm. */
const chromium = process.env.EME_CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  // One after the other; the journey that moves the portal's clock and concludes a challenge last.
  projects: [
    { name: "journeys", testMatch: "*.journey.ts", testIgnore: "decision.journey.ts" },
    { name: "after the deadline", testMatch: "decision.journey.ts" },
  ],
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "../test-results",
  use: {
    baseURL: process.env.EME_BASE_URL ?? "http://127.0.0.1:8000",
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "off",
    video: "off",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
