// Journeys run against the release build in dist/, in the browser that e2e/tools/env.sh found.
import { defineConfig, devices } from "@playwright/test";

export default defineConfig({
  testDir: "journeys",
  outputDir: "results/playwright",
  // Two at a time is what a small machine can do without one disturbing the other's timing.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A machine under load is not a fault of the product; what needed its second try is counted and named.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  reporter: [["list"], ["json", { outputFile: "results/journeys.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
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
