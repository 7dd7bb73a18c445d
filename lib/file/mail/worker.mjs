import { register } from "tsx/esm/api";

// A thread does not inherit the loader of the process that starts it, so it brings its own.
register();
const reading = await import("./read-mail.ts");

/** The task of the reading thread. */
export function readMail({ bytes }) {
  return reading.readMail(bytes);
}
