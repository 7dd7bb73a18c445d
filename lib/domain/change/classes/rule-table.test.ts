import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { changeRuleIds, changeRules } from "@/lib/domain/reference/change-rules";
import { danglingReferences } from "@/lib/domain/register";
import { changeRuleCases, rulesWithoutCase, ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { ended } from "@/lib/testing/proposed";
import { unruledKinds } from "./unruled";

function itemsOf({
  before = ruleWorld,
  changes,
}: Pick<(typeof changeRuleCases)[number], "before" | "changes">) {
  return classify(before, changes, given.today, []);
}

describe("the rule table of changes", () => {
  test.each(changeRuleCases.map((one) => [one.rule, one.when, one] as const))(
    "%s: when %s",
    (rule, _when, one) => {
      const { materiality, alsoAs } = changeRules[rule];
      const fired = itemsOf(one).filter((item) => item.rule === rule);
      const told = new Set(
        fired.map((item) => JSON.stringify({ class: item.class, scope: item.scope })),
      );
      const meant = [{ class: materiality, scope: one.scope }];
      if (one.alsoFor !== undefined && alsoAs !== undefined)
        meant.push({ class: alsoAs, scope: one.alsoFor });
      expect([...told]).toEqual(meant.map((each) => JSON.stringify(each)));
    },
  );

  test.each(changeRuleCases.map((one) => [one.rule, one.notWhen.when, one] as const))(
    "%s: not when %s",
    (rule, _when, { notWhen }) => {
      const items = itemsOf(notWhen);
      expect(items).not.toEqual([]);
      expect(items.filter((item) => item.rule === rule)).toEqual([]);
    },
  );

  test("has a case for each rule, or says why there is none", () => {
    const told = [...changeRuleCases.map(({ rule }) => rule), ...Object.keys(rulesWithoutCase)];
    expect([...new Set(told)].toSorted()).toEqual(changeRuleIds.toSorted());
  });

  test("says of each class that a rule gives beside its own whom it concerns", () => {
    for (const { rule, alsoFor } of changeRuleCases)
      expect(alsoFor !== undefined, rule).toBe(changeRules[rule].alsoAs !== undefined);
  });

  test("is tried on a register in which nothing dangles", () => {
    expect(danglingReferences(ruleWorld)).toEqual([]);
  });
});

/** The end of the first record of a kind, where the register has one. */
function changesOf(kind: KindName | undefined) {
  const [ref] = kind === undefined ? [] : [...ruleWorld[kind].keys()];
  return kind === undefined || ref === undefined ? [] : [ended(kind, ref)];
}

describe("a kind of which no rule speaks", () => {
  test("is one that no classifier judges, and says why in a sentence", () => {
    for (const [kind, why] of Object.entries(unruledKinds)) {
      const known = kindNames.find((one) => one === kind);
      const item = classify(ruleWorld, changesOf(known), given.today, [])[0];
      expect(item === undefined || item.rule === null, kind).toBe(true);
      expect(why).toMatch(/^[A-Z].+\.$/);
    }
  });
});
