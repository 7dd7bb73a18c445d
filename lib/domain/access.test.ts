import { describe, expect, test } from "vitest";
import { can, type Permission, permissions, type Role, roles } from "./access";

function allowedTo(role: Role): string[] {
  return Object.keys(permissions).filter((permission) => can([role], permission as Permission));
}

describe("what a role may do", () => {
  test.each<[Role, Permission[]]>([
    ["REQUESTER", []],
    [
      "EDITOR",
      [
        "register:read",
        "changeSet:edit",
        "changeSet:submit",
        "changeSet:withdraw",
        "objection:record",
        "notice:record",
        "contact:edit",
      ],
    ],
    [
      "APPROVER",
      [
        "register:read",
        "changeSet:approve",
        "changeSet:announce",
        "changeSet:activate",
        "changeSet:withdraw",
        "objection:record",
        "objection:decide",
        "notice:record",
      ],
    ],
    ["DPO", ["register:read", "changeSet:edit", "changeSet:submit"]],
    ["AUDITOR", ["register:read"]],
    [
      "ADMINISTRATOR",
      ["register:read", "register:import", "contact:edit", "person:manage", "mail:manage"],
    ],
  ])("%s: this and nothing else", (role, expected) => {
    expect(allowedTo(role)).toEqual(expected);
  });

  test("is told for every role", () => {
    const used = new Set<string>(Object.values(permissions).flat());
    expect(roles.filter((role) => !used.has(role))).toEqual(["REQUESTER"]);
  });
});

describe("the table of permissions", () => {
  test("keeps the data protection officer from deciding (GDPR Art. 38(6))", () => {
    for (const permission of [
      "changeSet:approve",
      "changeSet:announce",
      "changeSet:activate",
      "objection:decide",
    ] as const) {
      expect(can(["DPO"], permission)).toBe(false);
    }
  });

  test("lets nobody both write and approve by one role", () => {
    expect(
      roles.filter((role) => can([role], "changeSet:edit") && can([role], "changeSet:approve")),
    ).toEqual([]);
  });

  test("adds up the roles that somebody holds, and gives nothing to whoever holds none", () => {
    expect(can(["AUDITOR", "APPROVER"], "changeSet:approve")).toBe(true);
    for (const permission of Object.keys(permissions) as Permission[])
      expect(can([], permission)).toBe(false);
  });
});
