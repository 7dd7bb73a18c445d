import { register } from "tsx/esm/api";

// A thread does not inherit the loader of the process that starts it, so it brings its own.
register();
const { readTable } = await import("./read-table.ts");

/** The task of the reading thread. */
export default function read({ bytes, fileName }) {
  return readTable(bytes, fileName);
}
