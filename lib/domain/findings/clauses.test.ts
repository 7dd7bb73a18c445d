import { expect, test } from "vitest";
import { clausesOf } from "./clauses";

test.each([
  ["SSL is off", ["SSL is off"]],
  ["TLS 1.2 is used and SSL is off", ["TLS 1.2 is used", "SSL is off"]],
  ["TLS 1.0 is used, while SSL is disabled", ["TLS 1.0 is used", "while SSL is disabled"]],
  ["SSL, TLS 1.0 and TLS 1.1 are disabled", ["SSL, TLS 1.0 and TLS 1.1 are disabled"]],
  ["We have disabled SSL, TLS 1.0 and 1.1", ["We have disabled SSL, TLS 1.0 and 1.1"]],
  [
    "TLS 1.2 is used, with TLS 1.0 for old devices, and SSL is off",
    ["TLS 1.2 is used, with TLS 1.0 for old devices", "and SSL is off"],
  ],
  ["TLS 1.2 or later, and never less", ["TLS 1.2 or later, and never less"]],
])("the clauses of “%s”", (sentence, clauses) => {
  expect(clausesOf(sentence)).toEqual(clauses);
});
