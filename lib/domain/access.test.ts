import { describe, expect, test } from "vitest";
import { areInConflict, can, type Permission, permissions, type Role, roles } from "./access";
import { roleActs } from "./role-acts";

function allowedTo(role: Role): string[] {
  return Object.keys(permissions).filter((permission) => can([role], permission as Permission));
}

describe("what a role may do", () => {
  test.each<[Role, Permission[]]>([
    ["REQUESTER", ["request:read", "request:make", "account:own"]],
    [
      "EDITOR",
      [
        "register:read",
        "changeSet:edit",
        "changeSet:submit",
        "changeSet:return",
        "changeSet:comment",
        "changeSet:correct",
        "changeSet:withdraw",
        "changeSet:sayAfterEnd",
        "changeSet:testSend",
        "objection:record",
        "notice:record",
        "incident:record",
        "signedAnnex:record",
        "termination:settle",
        "attachment:keep",
        "view:share",
        "request:read",
        "request:make",
        "request:handle",
        "received:handle",
        "received:answer",
        "record:handOver",
        "contact:edit",
        "mail:check",
        "authorisation:read",
        "account:own",
      ],
    ],
    [
      "APPROVER",
      [
        "register:read",
        "changeSet:return",
        "changeSet:comment",
        "changeSet:approve",
        "changeSet:announce",
        "changeSet:correct",
        "changeSet:activate",
        "changeSet:withdraw",
        "changeSet:sayAfterEnd",
        "changeSet:testSend",
        "objection:record",
        "objection:decide",
        "notice:record",
        "incident:record",
        "incident:close",
        "incident:lift",
        "signedAnnex:record",
        "termination:settle",
        "termination:certify",
        "attachment:keep",
        "view:share",
        "request:read",
        "request:make",
        "received:handle",
        "received:answer",
        "record:handOver",
        "evidence:make",
        "mail:check",
        "authorisation:read",
        "account:own",
      ],
    ],
    [
      "DPO",
      [
        "register:read",
        "changeSet:edit",
        "changeSet:submit",
        "changeSet:return",
        "changeSet:comment",
        "changeSet:advise",
        "changeSet:correct",
        "changeSet:testSend",
        "termination:settle",
        "attachment:keep",
        "view:share",
        "request:read",
        "request:make",
        "request:handle",
        "received:handle",
        "record:handOver",
        "evidence:make",
        "authorisation:read",
        "account:own",
      ],
    ],
    [
      "AUDITOR",
      [
        "register:read",
        "request:read",
        "evidence:make",
        "audit:read",
        "authorisation:read",
        "account:own",
      ],
    ],
    [
      "ADMINISTRATOR",
      [
        "register:read",
        "register:import",
        "view:share",
        "request:read",
        "request:make",
        "contact:edit",
        "evidence:make",
        "audit:read",
        "person:manage",
        "mail:check",
        "mail:manage",
        "mail:recordBounce",
        "authorisation:read",
        "machine:manage",
        "account:own",
      ],
    ],
  ])("%s: this and nothing else", (role, expected) => {
    expect(allowedTo(role)).toEqual(expected);
  });

  test("is told for every role, and every role has an account of its own", () => {
    expect(roles.filter((role) => !can([role], "account:own"))).toEqual([]);
    expect(Object.keys(roleActs).toSorted()).toEqual([...roles].toSorted());
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

test("the data protection officer does not also approve", () => {
  expect(areInConflict(["DPO", "APPROVER"])).toBe(true);
  expect(areInConflict(["DPO", "EDITOR"])).toBe(false);
  expect(areInConflict(["EDITOR", "APPROVER"])).toBe(false);
});
