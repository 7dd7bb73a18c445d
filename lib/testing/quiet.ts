import { afterEach, beforeEach, expect, vi } from "vitest";

// What a test says on the console nobody reads: it is a failure, or it is not said.
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
