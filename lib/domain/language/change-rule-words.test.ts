import { describe, expect, test } from "vitest";
import { changeRuleIds } from "@/lib/domain/reference/change-rules";
import { changeRuleWords } from "./change-rule-words";

describe("what the page of a change says of a rule", () => {
  test.each(changeRuleIds)("is whole sentences in plain words: %s", (id) => {
    for (const words of Object.values(changeRuleWords[id])) {
      expect(words).toMatch(/^[A-Z][^_>]+[.)]$/);
      // Names of our own fields, and the shouting of the rule table, are for those who write rules.
      expect(words).not.toMatch(/[a-z][A-Z]|\b(ADD|REMOVE|REPLACE|EXTEND|REDUCE|RENAME|TIA|cl)\b/);
    }
  });
});
