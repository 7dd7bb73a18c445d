import { describe, expect, test } from "vitest";
import { instantOf as instant } from "../calendar";
import { sha256 } from "../publication/canonical";
import { type AuditEntry, auditHash, payloadHash, verifyAuditChain } from "./audit";

function entryAfter(previous: AuditEntry | undefined, event: string, payload: unknown): AuditEntry {
  const position = (previous?.position ?? 0) + 1;
  const at = instant(`2026-11-21T14:00:0${position}Z`);
  const facts = { position, at, actor: "user:1", event, payloadHash: payloadHash(payload) };
  return { ...facts, payload, hash: auditHash(previous?.hash ?? null, facts) };
}

const events = [
  "register.imported",
  "changeSet.created",
  "changeSet.approved",
  "changeSet.activated",
];
const entries = chainOf((index) => ({ changeSet: index }));
const head = { position: 4, hash: entries[3]?.hash ?? "" };

function chainOf(payloadAt: (index: number) => unknown): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const [index, event] of events.entries()) {
    chain.push(entryAfter(chain.at(-1), event, payloadAt(index)));
  }
  return chain;
}

function changedAt(position: number, change: Partial<AuditEntry>): AuditEntry[] {
  return entries.map((entry) => (entry.position === position ? { ...entry, ...change } : entry));
}

function verdictOf(chain: readonly AuditEntry[], knownHeads: readonly string[] = []): unknown {
  return verifyAuditChain(chain, knownHeads);
}

describe("an audit chain", () => {
  test("is intact as it was written, and gives its head", () => {
    expect(verdictOf(entries)).toEqual({ state: "intact", head });
  });

  test("is intact without entries, and has no head then", () => {
    expect(verdictOf([])).toEqual({ state: "intact", head: null });
  });

  test("still verifies when payloads were erased", () => {
    const erased = entries.map((entry) => ({ ...entry, payload: null }));
    expect(verdictOf(erased, [head.hash])).toEqual({ state: "intact", head });
  });

  test.each<[keyof AuditEntry, Partial<AuditEntry>]>([
    ["at", { at: instant("2026-11-21T14:00:09Z") }],
    ["actor", { actor: "user:2" }],
    ["event", { event: "changeSet.rejected" }],
    ["payloadHash", { payloadHash: payloadHash("other") }],
    ["hash", { hash: sha256("other") }],
    ["position", { position: 1 }],
  ])("names the entry whose %s was altered", (_, change) => {
    expect(verdictOf(changedAt(2, change))).toEqual({
      state: "broken",
      position: 2,
      problem: "entryAltered",
    });
  });

  test("names the entry whose payload was altered", () => {
    const broken = { state: "broken", position: 3, problem: "payloadAltered" };
    expect(verdictOf(changedAt(3, { payload: { changeSet: 9 } }))).toEqual(broken);
    expect(verdictOf(changedAt(3, { payload: { changeSet: Number.POSITIVE_INFINITY } }))).toEqual(
      broken,
    );
  });

  test("finds an altered entry whose own hash was made anew, at the entry after it", () => {
    const second = entries[1];
    if (!second) throw new Error("The chain has a second entry");
    const facts = { ...second, actor: "user:2" };
    const forged = { ...facts, hash: auditHash(entries[0]?.hash ?? null, facts) };
    expect(verdictOf(changedAt(2, forged))).toMatchObject({ position: 3, problem: "entryAltered" });
  });

  test("names the position of an entry that was taken out, the first among them", () => {
    for (const position of [1, 2, 3]) {
      const cut = entries.filter((entry) => entry.position !== position);
      expect(verdictOf(cut)).toEqual({ state: "broken", position, problem: "missing" });
    }
  });

  test("finds an entry taken out although those after it were numbered anew", () => {
    const renumbered = entries
      .filter(({ position }) => position !== 2)
      .map((entry, index) => ({ ...entry, position: index + 1 }));
    expect(verdictOf(renumbered)).toMatchObject({ position: 2, problem: "entryAltered" });
  });

  test("finds its end cut off only against a head that is known", () => {
    const cut = entries.slice(0, 3);
    expect(verdictOf(cut)).toMatchObject({ state: "intact" });
    expect(verdictOf(cut, [head.hash])).toEqual({ state: "broken", position: 4, problem: "cut" });
  });

  test("may have grown since the head became known", () => {
    const heads = entries.slice(0, 2).map(({ hash }) => hash);
    expect(verdictOf(entries, heads)).toEqual({ state: "intact", head });
  });

  test("finds all written anew against a head that is known", () => {
    const anew = chainOf(() => "anew");
    expect(verdictOf(anew, [head.hash])).toMatchObject({ state: "broken", problem: "cut" });
  });
});
