import { describe, expect, test } from "vitest";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { actionsFor, kindGroups, navigationFor } from "./navigation";
import { isWithin } from "./places";
import { shortcuts } from "./shortcuts";

describe("the navigation", () => {
  test("leads to every kind, and to each once", () => {
    const named: string[] = kindGroups.flatMap(({ kinds }) => [...kinds]);
    expect(named.toSorted()).toEqual([...kindNames].toSorted());
  });

  test("shows people to administrators only", () => {
    const labels = (role: "EDITOR" | "ADMINISTRATOR") =>
      navigationFor([role]).flatMap(({ places }) => places.map(({ label }) => label));
    expect(labels("ADMINISTRATOR")).toContain("People");
    expect(labels("EDITOR")).not.toContain("People");
  });

  test("shows nothing of the register to who may not read it", () => {
    expect(navigationFor(["REQUESTER"])).toEqual([
      {
        label: null,
        places: [
          expect.objectContaining({ href: "/staff" }),
          expect.objectContaining({ href: "/staff/requests" }),
        ],
      },
    ]);
  });

  test("has every place that a shortcut goes to, but the own account", () => {
    const hrefs = navigationFor(["EDITOR"]).flatMap(({ places }) => places.map(({ href }) => href));
    const goals = shortcuts.flatMap((shortcut) => ("goTo" in shortcut ? [shortcut.goTo] : []));
    expect(goals.filter((goal) => !hrefs.includes(goal))).toEqual(["/staff/account"]);
  });

  test("offers new records to who may propose them", () => {
    expect(actionsFor(["EDITOR"]).map(({ label }) => label)).toContain("New vendor service");
    const asking = [expect.objectContaining({ href: "/staff/requests/new" })];
    expect(actionsFor(["APPROVER", "AUDITOR", "ADMINISTRATOR"])).toEqual(asking);
    expect(actionsFor(["AUDITOR"])).toEqual([]);
  });

  test("marks a list on the pages of its records, and home on home alone", () => {
    const vendors = { href: "/staff/vendors", label: "Vendors" };
    expect(isWithin("/staff/vendors/acme/edit", vendors)).toBe(true);
    expect(isWithin("/staff/vendorServices", vendors)).toBe(false);
    expect(isWithin("/staff/vendors", { href: "/staff", label: "Home" })).toBe(false);
  });
});
