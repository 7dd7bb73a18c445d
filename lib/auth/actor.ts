import { can, type Permission, type Role } from "@/lib/domain/access";
import type { Instant } from "@/lib/domain/calendar";

declare const made: unique symbol;

/** By which door an act came in; the audit says so. */
export type Via = "cli" | "web" | "worker" | "start";

type Acting = {
  readonly via: Via;
  /** The instant of the request, from the one clock: nothing below asks for the time again. */
  readonly at: Instant;
  readonly [made]: true;
};

/** A member of staff, with the roles held at the time of the act. */
export type StaffActor = Acting & {
  readonly type: "staff";
  readonly id: string;
  readonly roles: readonly Role[];
};

/** Recital itself: the worker, the start, or the trusted shell. Never approves. */
export type SystemActor = Acting & { readonly type: "system" };

export type Actor = StaffActor | SystemActor;

export function staffActor(
  user: { id: string; roles: readonly Role[] },
  via: Via,
  at: Instant,
): StaffActor {
  return { type: "staff", id: user.id, roles: user.roles, via, at } as StaffActor;
}

export function systemActor(via: Via, at: Instant): SystemActor {
  return { type: "system", via, at } as SystemActor;
}

/** How an actor stands in the audit chain: an id, never a name or an address. */
export function actorName(actor: Actor): string {
  return actor.type === "staff" ? `user:${actor.id}` : "system";
}

const peopleOnly: readonly Permission[] = ["changeSet:approve"];

/** Whether this actor may do this. The system may do all but what the law or the house leaves to people. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.type === "system" ? !peopleOnly.includes(permission) : can(actor.roles, permission);
}
