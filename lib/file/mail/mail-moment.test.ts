import { expect, test } from "vitest";
import { momentOf } from "./mail-moment";

test.each([
  ["date", "Mon, 2 Nov 2026 23:30:00 -0500", "2026-11-03T04:30:00.000Z"],
  ["date", " 02 nov 2026 23:30 GMT", "2026-11-02T23:30:00.000Z"],
  ["date", "Mon,\r\n 2 Nov 2026 10:00:00 +0100 (CET)", "2026-11-02T09:00:00.000Z"],
  ["date", "2026-11-20T10:00:00+01:00", "2026-11-20T09:00:00.000Z"],
  [
    "received",
    "from a (TLS; cipher (x; y)) by b;\r\n Tue, 3 Nov 2026 04:29:50 +0000",
    "2026-11-03T04:29:50.000Z",
  ],
  ["received", "by b; 3 Nov 2026 04:29:50 PST (a; b)", "2026-11-03T12:29:50.000Z"],
] as const)("the moment of %s: %s", (key, value, moment) => {
  expect(momentOf(key, value)).toBe(moment);
});

test.each([
  ["received", "by 10 with LMTP id 3"],
  ["received", "by 10; with LMTP id 3"],
  ["received", "Tue, 3 Nov 2026 04:29:50 +0000"],
  ["received", "by b; 2026-11-20T10:00:00+01:00"],
  ["date", "3"],
  ["date", "2026"],
  ["date", "11/02/2026 10:00"],
  ["date", "2 Nov 26 10:00:00 +0000"],
  ["date", "2 Nov 2026"],
  ["date", "2 Nov 2026 10:00:00"],
  ["date", "2 Nov 2026 25:00:00 +0000"],
  ["date", "31 Feb 2026 10:00:00 +0000"],
  ["date", "2 Nov 2026 10:00:00 XYZ"],
  ["date", "2 Foo 2026 10:00:00 +0000"],
  ["date", "2 Nov 1980 10:00:00 +0000"],
] as const)("no moment is guessed from %s: %s", (key, value) => {
  expect(momentOf(key, value)).toBeNull();
});
