import { can, type Permission, type Role } from "@/lib/domain/access";
import { type Scope, scopesAllow } from "@/lib/domain/api/scopes";
import type { Instant } from "@/lib/domain/calendar";

declare const made: unique symbol;

/** By which door an act came in; the audit says so. */
export type Via = "cli" | "web" | "portal" | "link" | "public" | "api" | "worker" | "start";

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

/** A contact whom a customer named: signed in, or come by the link in a mail of theirs. Sees one customer. */
export type CustomerActor = Acting & {
  readonly type: "customer";
  readonly contactId: string;
  readonly customerRef: string;
};

/** Anyone at all: what the public may ask for. */
export type PublicActor = Acting & { readonly type: "public" };

/**
 * A program that came with a token. It stands apart from `Actor`: it gets nowhere but into functions that name it, and there
 * no further than its scopes.
 */
export type MachineActor = Acting & {
  readonly type: "machine";
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
};

export type Actor = StaffActor | SystemActor;
/** Whoever can stand in the audit chain. */
export type AnyActor = Actor | CustomerActor | PublicActor | MachineActor;

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

export function customerActor(
  contact: { id: string; customerRef: string },
  via: Via,
  at: Instant,
): CustomerActor {
  const { id: contactId, customerRef } = contact;
  return { type: "customer", contactId, customerRef, via, at } as CustomerActor;
}

export function publicActor(at: Instant): PublicActor {
  return { type: "public", via: "public", at } as PublicActor;
}

export function machineActor(
  token: { id: string; scopes: readonly Scope[] },
  at: Instant,
): MachineActor {
  const { id: tokenId, scopes } = token;
  return { type: "machine", tokenId, scopes, via: "api", at } as MachineActor;
}

/** How an actor stands in the audit chain: an id, never a name or an address. */
export function actorName(actor: AnyActor): string {
  if (actor.type === "staff") return `user:${actor.id}`;
  if (actor.type === "machine") return `token:${actor.tokenId}`;
  return actor.type === "customer" ? `contact:${actor.contactId}` : actor.type;
}

const peopleOnly: readonly Permission[] = [
  "changeSet:approve",
  "changeSet:advise",
  "termination:certify",
  "incident:lift",
];

/** Whether this actor may do this. The system may do all but what the law or the house leaves to people. */
export function mayDo(actor: Actor | MachineActor, permission: Permission): boolean {
  if (actor.type === "machine") return scopesAllow(actor.scopes, permission);
  return actor.type === "system" ? !peopleOnly.includes(permission) : can(actor.roles, permission);
}
