import { describe, expect, test } from "vitest";
import { type Permission, permissions, roles } from "@/lib/domain/access";
import { instantOf } from "@/lib/domain/calendar";
import { actorName, mayDo, staffActor, systemActor } from "./actor";

const at = instantOf("2026-11-21T14:00Z");
const all = Object.keys(permissions) as Permission[];

describe("an actor", () => {
  test("carries the door, the instant and, of staff, the roles held then", () => {
    expect(staffActor({ id: "u1", roles: ["EDITOR"] }, "web", at)).toEqual({
      type: "staff",
      id: "u1",
      roles: ["EDITOR"],
      via: "web",
      at,
    });
    expect(systemActor("worker", at)).toEqual({ type: "system", via: "worker", at });
  });

  test("stands in the audit chain by an id, never by a name or an address", () => {
    expect(actorName(staffActor({ id: "u1", roles: [] }, "web", at))).toBe("user:u1");
    expect(actorName(systemActor("cli", at))).toBe("system");
  });

  test("of staff may do what one of the roles may do", () => {
    expect(
      mayDo(staffActor({ id: "u1", roles: ["APPROVER"] }, "web", at), "changeSet:approve"),
    ).toBe(true);
    expect(mayDo(staffActor({ id: "u1", roles: ["EDITOR"] }, "web", at), "changeSet:approve")).toBe(
      false,
    );
    expect(
      mayDo(
        staffActor({ id: "u1", roles: ["EDITOR", "APPROVER"] }, "web", at),
        "changeSet:approve",
      ),
    ).toBe(true);
    expect(
      all.filter((permission) => mayDo(staffActor({ id: "u1", roles: [] }, "web", at), permission)),
    ).toEqual([]);
  });

  test("that is Recital itself may do all but approve, advise, certify and lift a suspension, which are for people", () => {
    for (const via of ["cli", "web", "worker", "start"] as const) {
      expect(all.filter((permission) => !mayDo(systemActor(via, at), permission))).toEqual([
        "changeSet:advise",
        "changeSet:approve",
        "incident:lift",
        "termination:certify",
      ]);
    }
  });

  test("may do nothing by a role that only others hold", () => {
    for (const role of roles) {
      const actor = staffActor({ id: "u1", roles: [role] }, "web", at);
      const allowed = all.filter((permission) => mayDo(actor, permission));
      expect(allowed).toEqual(
        all.filter((permission) => (permissions[permission] as readonly string[]).includes(role)),
      );
    }
  });
});
