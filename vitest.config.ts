import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const withDatabase = ["lib/{auth,cli,data,local,testing,work}/**/*.test.{ts,tsx}"];

export default defineConfig({
  resolve: { alias: { "@": resolve(".") } },
  test: {
    // What is set in the shell must not decide a test: empty means unset.
    env: {
      DATA_DIR: ".data/test",
      LOG_LEVEL: "silent",
      DATABASE_URL: "",
      SMTP_URL: "",
      RECITAL_CLOCK: "",
      APP_URL: "",
      PORT: "",
      SEND_DELAY: "PT0S",
    },
    restoreMocks: true,
    setupFiles: ["lib/testing/quiet.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          // Pure functions leave nothing behind: files share a process and what it has imported.
          isolate: false,
          include: ["{lib,components,app,bench}/**/*.test.{ts,tsx}"],
          exclude: withDatabase,
        },
      },
      {
        extends: true,
        test: {
          name: "data",
          include: withDatabase,
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
