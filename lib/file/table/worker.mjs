import { register } from "tsx/esm/api";

// A thread does not inherit the loader of the process that starts it, so it brings its own.
register();
const reading = await import("./read-table.ts");

/** The tasks of the reading thread. */
export function readTable({ bytes, fileName }) {
  return reading.readTable(bytes, fileName);
}

export function readBook({ bytes, fileName }) {
  return reading.readBook(bytes, fileName);
}
