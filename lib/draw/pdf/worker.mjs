import { register } from "tsx/esm/api";

// A thread does not inherit the loader of the process that starts it, so it brings its own.
register();
const { draw } = await import("./worker.ts");

/** The task of the drawing thread. */
export default draw;
