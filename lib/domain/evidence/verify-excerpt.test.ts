import { expect, test } from "vitest";
import { auditHash, payloadHash } from "@/lib/domain/audit/audit";
import { instantOf } from "@/lib/domain/calendar";
import type { ExcerptEntry } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { problemsOfExcerpt } from "./verify-excerpt";

const madeAt = "2026-03-03T09:00:00.000Z";
const subject = { type: "change", ref: "CS-1" } as const;
const asked = { type: "evidence.made", subject: "change", ref: "CS-1" };

function chain(...payloads: Record<string, unknown>[]): ExcerptEntry[] {
  const entries: ExcerptEntry[] = [];
  for (const payload of payloads) {
    const facts = {
      position: entries.length + 1,
      at: instantOf(madeAt),
      actor: "user:x",
      event: String(payload.type),
      payloadHash: payloadHash(payload),
    };
    const hash = auditHash(entries.at(-1)?.hash ?? null, facts);
    entries.push({ ...facts, at: madeAt, hash, payload });
  }
  return entries;
}

function problems(entries: ExcerptEntry[], publications: PackParts["publications"] = []) {
  const { position = 1, hash = "" } = entries.at(-1) ?? {};
  const excerpt = { previousHash: null, entries };
  const about = { auditHead: { position, hash }, subject, madeAt };
  return problemsOfExcerpt({ excerpt, publications }, about).map(({ what }) => what);
}

test("an excerpt tells that its pack was made, of its own subject and not before", () => {
  expect(problems(chain(asked))).toEqual([]);
  expect(problems(chain({ ...asked, ref: "CS-2" }))).toEqual(["packNotAsked"]);
  expect(problems(chain({ ...asked, subject: "customer" }))).toEqual(["packNotAsked"]);
  expect(problems(chain({ type: "user.added", userId: "x" }))).toEqual(["packNotAsked"]);
});

test("a publication that an excerpt tells of is in the pack", () => {
  const told = [
    { type: "publication.made", number: 3, hash: "a".repeat(64) },
    { type: "publication.drawn", number: 4, files: 1, listingHash: "b".repeat(64) },
  ];
  expect(problems(chain(...told, asked))).toEqual(["publicationLeftOut", "publicationLeftOut"]);
});
