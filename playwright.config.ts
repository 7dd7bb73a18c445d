import { defineConfig } from "playwright/test";
import { findChromium } from "@/lib/local/chromium";

const port = 3217;
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    // Playwright's own recorder is a download; Chromium comes from elsewhere.
    video: "off",
    launchOptions: {
      executablePath: findChromium(),
      args: isRoot ? ["--no-sandbox", ...quiet] : quiet,
    },
  },
  webServer: {
    command: "node lib/local/bootstrap.mjs start",
    url: `http://localhost:${port}/healthz`,
    // A data folder of its own, emptied before each run by `npm test`.
    // Secrets of its own there, too: whoever started this run may have handed down others.
    env: {
      PORT: String(port),
      DATA_DIR: ".data/journeys",
      AUTH_SECRET: "",
      SIGNING_KEY: "",
      // What a journey announces goes at once: nobody waits to call it back.
      SEND_DELAY: "PT0S",
    },
    reuseExistingServer: false,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
