import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { execute } from "@/lib/data/database/scratch";
import { stopDrawing } from "@/lib/draw/pdf/pool";
import { testDatabase } from "@/lib/testing/database";
import {
  fixtureActor,
  givenNextPublication,
  givenPublishedInstallation,
} from "@/lib/testing/published-installation";
import { publishDocumentsDue } from "@/lib/work/publish";
import { setDatabase } from "../database/current";
import { addUser, disableUser } from "../people/people";
import { forgetPresent } from "../register";
import { verifyInstallation } from "./verification";

const target = mkdtempSync(join(tmpdir(), "recital-verify-"));
vi.stubEnv("PUBLICATION_TARGET", target);
const { url, database } = await testDatabase();

beforeAll(async () => {
  setDatabase(database);
  forgetPresent();
  await givenPublishedInstallation();
  for (const name of ["ada", "bea", "cleo"])
    await addUser(fixtureActor, { email: `${name}@example.org`, name, roles: [] });
  await givenNextPublication("Another name");
  await disableUser(fixtureActor, "cleo@example.org");
  await publishDocumentsDue(fixtureActor);
}, 60_000);

afterAll(async () => {
  await stopDrawing();
  await rm(target, { recursive: true });
});

/** As a superuser who switches every guard off, and puts things back afterwards. */
async function tampered(sql: string) {
  const names = [
    "AuditEntry",
    "AuditHead",
    "Publication",
    "PublicationFile",
    "PublicationListing",
    "Revision",
    "Vendor",
    "Reference",
  ];
  const copies = names.map((name) => `create table "copy_${name}" as table "${name}"`);
  const back = names.map(
    (name) =>
      `delete from "${name}"; insert into "${name}" select * from "copy_${name}"; drop table "copy_${name}"`,
  );
  const unguarded = "set session_replication_role = replica";
  await execute(url, [unguarded, ...copies, sql].join(";"));
  try {
    const { problems, chain } = await verifyInstallation(null);
    return [
      ...problems.map(({ what, where }) => `${what} ${where}`),
      ...chain.map(({ what, number, path }) => `${what} ${number} ${path ?? ""}`.trim()),
    ];
  } finally {
    await execute(url, [unguarded, ...back].join(";"));
  }
}

describe("verifyInstallation", () => {
  test("finds nothing wrong with what nobody touched", async () => {
    const verdict = await verifyInstallation(null);
    expect(verdict.problems).toEqual([]);
    expect(verdict.chain).toEqual([]);
    expect(verdict).toMatchObject({ auditEntries: 10, publications: 2, newest: { number: 2 } });
    expect(verdict.files).toBeGreaterThan(10);
    expect(verdict.records).toBeGreaterThan(20);
  });

  test.each([
    [
      "an altered act",
      `update "AuditEntry" set event = 'user.disabled' where position = 3`,
      ["auditEntryAltered audit entry 3"],
    ],
    [
      "an altered instant",
      `update "AuditEntry" set at = at - interval '1 day' where position = 4`,
      ["auditEntryAltered audit entry 4"],
    ],
    [
      "an altered payload",
      `update "AuditEntry" set payload = payload || '{"userId":"x"}' where position = 4`,
      ["auditPayloadAltered audit entry 4"],
    ],
    [
      "an altered door",
      `update "AuditEntry" set via = 'web' where position = 4`,
      ["auditPayloadAltered audit entry 4"],
    ],
    [
      "a sign in a field that stands between fields",
      `update "AuditEntry" set actor = actor || e'\\x1fcli' where position = 4`,
      ["auditEntryAltered audit entry 4"],
    ],
    [
      "two entries in the fields of one",
      `update "AuditEntry" one set hash = one.hash || e'\\x1e' || concat_ws(e'\\x1f', other.position,
         to_char(other.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), other.actor, other.via, other.event, other.payload,
         other."payloadHash", other."previousHash", other.hash)
       from "AuditEntry" other where one.position = 4 and other.position = 5; delete from "AuditEntry" where position = 5`,
      ["auditEntryAltered audit entry 4", "auditEntryMissing audit entry 5"],
    ],
    [
      "an entry without an instant, whose text hides in the one before",
      `update "AuditEntry" one set hash = one.hash || e'\\x1e' || concat_ws(e'\\x1f', other.position,
         to_char(other.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), other.actor, other.via, other.event, other.payload,
         other."payloadHash", other."previousHash", other.hash)
       from "AuditEntry" other where one.position = 4 and other.position = 5;
       update "AuditEntry" set at = 'infinity', actor = 'user:nobody' where position = 5`,
      ["auditEntryAltered audit entry 4", "auditEntryAltered audit entry 5"],
    ],
    [
      "a deleted entry",
      `delete from "AuditEntry" where position = 4`,
      ["auditEntryMissing audit entry 4"],
    ],
    [
      "a deleted first entry",
      `delete from "AuditEntry" where position = 1`,
      ["auditEntryMissing audit entry 1", "revisionsDiffer audit entry 1"],
    ],
    [
      "two entries in each other's place",
      `update "AuditEntry" set position = 100 where position = 3; update "AuditEntry" set position = 3 where position = 4; update "AuditEntry" set position = 4 where position = 100`,
      [
        "auditEntryAltered audit entry 3",
        "auditEntryAltered audit entry 4",
        "auditDoesNotFollow audit entry 5",
      ],
    ],
    [
      "an end cut off behind what a publication names",
      `delete from "AuditEntry" where position > 4`,
      [
        "auditHeadUnknown publication 2",
        "auditCutOff audit entry 10",
        "revisionsDiffer audit entry 6",
      ],
    ],
    [
      "the last entry cut off, which no publication names",
      `delete from "AuditEntry" where position = 10`,
      ["auditCutOff audit entry 10"],
    ],
    [
      "a revision altered together with its table, the chain left alone",
      `update "Revision" set body = body || '{"name":"Another"}' where kind = 'Vendor'; update "Vendor" set name = 'Another'`,
      ["revisionsDiffer audit entry 1"],
    ],
  ])("names %s", async (_what, sql, expected) => {
    expect(await tampered(sql)).toEqual(expected);
  });

  test("names an end that was cut off also when others were written in its place", async () => {
    const cutOff = 'delete from "AuditEntry" where position = 10';
    const other = `insert into "AuditEntry" (position, at, actor, via, event, payload, "payloadHash", "previousHash", hash)
      select 10, at, actor, via, event, payload, "payloadHash", hash, 'another' from "AuditEntry" where position = 9`;
    const problems = await tampered(`${cutOff}; set session_replication_role = origin; ${other}`);
    expect(problems).toContain("auditCutOff audit entry 10");
  });

  test("takes an erased payload for whole", async () => {
    expect(await tampered(`update "AuditEntry" set payload = null where position = 4`)).toEqual([]);
  });

  test.each([
    [
      "a customers' part",
      `update "Publication" set "customersPart" = "customersPart" || ' ' where number = 1`,
      ["customersPartDiffers publication 1"],
    ],
    [
      "a public part",
      `update "Publication" set "publicPart" = replace("publicPart", 'a', 'b') where number = 1`,
      ["publicPartDiffers 1"],
    ],
    [
      "a signature",
      `update "Publication" set signature = 'AAAA' where number = 2`,
      ["signatureWrong 2"],
    ],
    [
      "a manifest",
      `update "Publication" set "baseUrl" = 'https://other.example' where number = 2`,
      ["manifestHashDiffers 2"],
    ],
    [
      "a file",
      `update "PublicationFile" set bytes = bytes || '\\x20' where number = 1 and path = 'subprocessors.json'`,
      ["fileDiffers 1 subprocessors.json"],
    ],
    [
      "a missing file",
      `delete from "PublicationFile" where number = 1 and path = 'subprocessors.json'`,
      ["fileMissing 1 subprocessors.json"],
    ],
    [
      "a PDF",
      `update "PublicationFile" set bytes = bytes || '\\x20' where number = 1 and path = 'de/subprocessors.pdf'`,
      ["fileDiffers 1 de/subprocessors.pdf"],
    ],
    [
      "a list of PDFs",
      `update "PublicationFile" set bytes = bytes || '\\x20' where number = 1 and path = 'documents.json'`,
      [
        "fileListUnreadable publication 1, documents.json",
        "fileListNotAsDrawn publication 1, documents.json",
      ],
    ],
    [
      "PDFs taken out, by the audit chain",
      `delete from "PublicationFile" where number = 1 and path like any (array['%.pdf', 'documents.%'])`,
      ["fileListNotAsDrawn publication 1, documents.json"],
    ],
    [
      "a list of files",
      `update "PublicationListing" set signature = 'AAAA' where number = 1`,
      ["fileListSignatureWrong 1"],
    ],
    [
      "a newest publication taken out, by the audit chain",
      `delete from "PublicationFile" where number = 2; delete from "PublicationListing" where number = 2; delete from "Publication" where number = 2`,
      ["publicationMissing publication 2"],
    ],
  ])("names %s", async (_what, sql, expected) => {
    expect(await tampered(sql)).toEqual(expected);
  });

  test.each([
    ["differs", `update "Vendor" set name = 'Somebody else'`, /^recordDiffers Vendor\//],
    ["is gone", `delete from "Vendor"`, /^recordMissing Vendor\//],
    [
      "is too much",
      `insert into "Vendor" (ref, "validFrom", "revisionSeq") values ('ghost', '2020-01-01', 1)`,
      /^recordTooMany Vendor\/ghost$/,
    ],
    [
      "points elsewhere",
      `update "Reference" set "toRef" = 'ghost' where "fromKind" = 'Vendor'`,
      /^referencesDiffer Vendor\//,
    ],
  ])("names a row of a typed table that %s", async (_what, sql, expected) => {
    const problems = await tampered(sql);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  test("finds with a mail that the chain was cut off or written anew", async () => {
    const { newest } = await verifyInstallation(null);
    expect((await verifyInstallation(newest)).chain).toEqual([]);
    expect((await verifyInstallation({ number: 3, hash: "a".repeat(64) })).chain).toEqual([
      { number: 3, what: "removed", path: null },
    ]);
    expect((await verifyInstallation({ number: 2, hash: "a".repeat(64) })).chain).toEqual([
      { number: 2, what: "rewritten", path: null },
    ]);
  });

  test("finds an empty database whole", async () => {
    const empty = await emptyDatabase();
    setDatabase(empty);
    try {
      expect(await verifyInstallation(null)).toMatchObject({
        problems: [],
        chain: [],
        auditEntries: 0,
        publications: 0,
        newest: null,
      });
    } finally {
      setDatabase(database);
    }
  });
});

async function emptyDatabase() {
  return (await testDatabase()).database;
}
