import { spawn } from "node:child_process";
import { toolEnvironment } from "@/lib/env";

export type Ran = { code: number; stdout: string; stderr: string };

/**
 * Runs a command of `recital` in a process of its own, as a person at a terminal would.
 *
 * @param settings environment variables: DATA_DIR at least, RECITAL_CLOCK to move the clock
 */
export function recital(settings: Record<string, string>, ...words: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "recital", ...words], {
      // What is set in the shell must not decide a test: empty means unset.
      env: toolEnvironment({
        DATABASE_URL: "",
        SMTP_URL: "",
        APP_URL: "",
        PORT: "",
        RECITAL_CLOCK: "",
        AUTH_SECRET: "",
        SIGNING_KEY: "",
        LOG_LEVEL: "warn",
        ...settings,
      }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
