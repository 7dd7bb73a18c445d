import pino from "pino";
import { env } from "@/lib/env";

let made: pino.Logger | undefined;

/** The log of this process, one JSON line each, on stderr so that stdout stays for answers. */
export function log(): pino.Logger {
  made ??= pino({ level: env().logLevel, base: { pid: process.pid } }, pino.destination(2));
  return made;
}

/** Says something to the person at the terminal: a line, or with another end a part of one. */
export function say(words: string, end = "\n"): void {
  process.stdout.write(`${words}${end}`);
}

/** Says on stderr why a command ends: the message of what the operator can put right, else all. */
export function complain(error: unknown): void {
  const words =
    error instanceof Error
      ? error.cause === "operator"
        ? error.message
        : (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`${words}\n`);
}
