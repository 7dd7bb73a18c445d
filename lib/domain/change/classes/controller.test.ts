import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

function told(...changes: RecordChange[]) {
  return classify(ruleWorld, changes, given.today, []).map(({ class: changeClass, scope }) => [
    changeClass,
    scope.type,
  ]);
}

describe("the class of a change of who is controller", () => {
  test("is DS when a joint controller of our own activity comes, changes or goes", () => {
    const jointly = given.participation({
      ref: "jointly",
      activityId: "billing",
      legalEntityId: "beta-gmbh",
      role: "JOINT_CONTROLLER",
    });
    expect(told(added("Participation", jointly))).toEqual([["DS", "nobody"]]);
    expect(
      told(changed(ruleWorld, "Participation", "helpdesk-billing", { legalEntityId: "beta-gmbh" })),
    ).toEqual([["DS", "nobody"]]);
    expect(told(ended("Participation", "helpdesk-billing"))).toEqual([["DS", "nobody"]]);
  });

  test("is M2 for the customers whose data another entity processes in our place", () => {
    expect(
      told(changed(ruleWorld, "Participation", "helpdesk-tickets", { legalEntityId: "beta-gmbh" })),
    ).toEqual([["M2", "products"]]);
  });

  test("is told to both when a participation moves from our own activity to the customers', or back", () => {
    const moves = (ref: string, fields: Parameters<typeof changed<"Participation">>[3]) =>
      told(changed(ruleWorld, "Participation", ref, fields));
    expect(moves("helpdesk-billing", { activityId: "tickets" })).toEqual([["DS", "nobody"]]);
    expect(moves("helpdesk-tickets", { activityId: "billing" })).toEqual([["M2", "products"]]);
    expect(moves("helpdesk-tickets", { activityId: "billing", role: "CONTROLLER" })).toEqual([
      ["DS", "nobody"],
      ["M2", "products"],
      ["DS", "nobody"],
    ]);
  });

  test("is informative when only the days of a participation are said", () => {
    expect(told(changed(ruleWorld, "Participation", "helpdesk-billing", { from: "2020" }))).toEqual(
      [["I", "nobody"]],
    );
  });

  test("is informative for what belongs to a new activity", () => {
    const activity = given.processingActivity({ ref: "hiring", register: "CONTROLLER" });
    const participation = given.participation({
      ref: "we-hire",
      activityId: "hiring",
      role: "CONTROLLER",
    });
    const classes = told(
      added("ProcessingActivity", activity),
      added("Participation", participation),
    );
    expect(classes.at(-1)).toEqual(["I", "nobody"]);
  });
});

describe("the class of a change of office", () => {
  test("is to be filed for the data protection officer, not for a representative", () => {
    const address = { email: "office@helpdesk.example" };
    expect(told(changed(ruleWorld, "Appointment", "dpo", address)).map(([one]) => one)).toEqual([
      "I",
      "R",
    ]);
    const representative = [...ruleWorld.Appointment.keys()].find((ref) => ref !== "dpo") ?? "";
    expect(told(changed(ruleWorld, "Appointment", representative, address))).toEqual([
      ["I", "nobody"],
    ]);
  });
});
