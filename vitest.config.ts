import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const withDatabase = ["lib/{auth,cli,data,local,testing,work}/**/*.test.{ts,tsx}"];
/** Each sets an environment for its whole process, which reads it once. */
const withOwnEnvironment = [
  "lib/cli/{backup,verify,verify-outside}.test.ts",
  "lib/data/{mail/mail-sender,one-clock,audit/verification}.test.ts",
];
const aboutDatabase = {
  globalSetup: ["lib/testing/global-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

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
          // What a process remembers, it remembers of one database, and each file has its own.
          isolate: false,
          include: withDatabase,
          exclude: withOwnEnvironment,
          ...aboutDatabase,
        },
      },
      {
        extends: true,
        test: { name: "environment", include: withOwnEnvironment, ...aboutDatabase },
      },
    ],
  },
});
