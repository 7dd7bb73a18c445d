import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { importDirect } from "@/lib/data/changes/importing";
import { database, setDatabase } from "@/lib/data/database/current";
import { dealingsNow } from "@/lib/data/findings/dealings";
import { presentRegister } from "@/lib/data/register";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { allFindings, check, checkDealings } from "@/lib/domain/findings/check";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { emptyRegister } from "@/lib/domain/register";
import { readPatch } from "@/lib/file/patch";
import { readImport } from "@/lib/file/register-import";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { publishDue } from "@/lib/work/publish";
import { testDatabase } from "./database";
import { type Seed, unknown } from "./seed-facts";
import { seedFindings } from "./seed-findings";

const today = calendarDateOf("2026-11-21");
const actor = systemActor("cli", instantOf("2026-11-21T09:00:00Z"));

function imported(text: string) {
  const read = readImport(text, { fileName: "register.yaml" }, today);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read;
}

async function publicFile(path: string): Promise<string> {
  const file = await database().publicationFile.findFirstOrThrow({ where: { path } });
  return Buffer.from(file.bytes).toString("utf8");
}

/** What a document shows as it stands in the register, where the table of facts looks it up. */
const shownFields: ReadonlySet<string> = new Set([
  "Tracker.name",
  "Tracker.purposes",
  "Tracker.elements",
  "Tracker.sites",
  "Tracker.conditional",
  "Vendor.name",
  "CookiePolicy.sites",
  "LegalEntity.legalName",
  "LegalEntity.registrationNumber",
  "LegalEntity.street",
  "LegalEntity.postalCode",
  "LegalEntity.phone",
  "EntityContact.phone",
  "ActivityPurpose.text",
  "ActivityData.elements",
  "ActivityData.groupLabel",
  "ActivityData.dataSourceText",
  "RetentionRule.criteria",
  "Disclosure.name",
  "Disclosure.groupLabel",
  "Disclosure.purposeText",
  "Disclosure.condition",
  "Disclosure.optOutUrl",
  "LegalBasisUse.legitimateInterest",
  "Transfer.originText",
  "DocumentBlock.text",
]);

/**
 * What is true of an example that is imported, published and exported. A test file of its own for each: the register is
 * cached per process.
 */
export function testsOfSeed(seed: Seed): void {
  const text = readFileSync(`examples/${seed.file}`, "utf8");

  beforeAll(async () => {
    setDatabase((await testDatabase()).database);
    const { changes, contacts } = imported(text);
    const result = await importDirect(actor, { changes, contacts, fileHash: "0".repeat(64) });
    if (!result.ok) throw new Error(result.reason);
    await publishDue(actor);
  });

  test("is exported and imported again without a difference", async () => {
    const { register } = await presentRegister();
    const first = writeRegisterFile(register, { format: "yaml" });
    const patch = readPatch(first, { fileName: "export.yaml" }, register, today);
    expect(patch).toMatchObject({ ok: true, items: [] });
    expect(imported(first).changes).toHaveLength(imported(text).changes.length);
  });

  test("changes nothing where it is proposed a second time, and everything in an empty register", async () => {
    const { register } = await presentRegister();
    const again = readPatch(text, { fileName: seed.file }, register, today);
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    const change = { title: "Again", reason: null, items: again.items };
    expect(await createChangeSet(actor, change)).toEqual({ ok: false, reason: "nothingChanges" });
    const anew = readPatch(text, { fileName: seed.file }, emptyRegister, today);
    expect(anew.ok && anew.items.length).toBe(imported(text).changes.length);
  });

  test("is found to lack what a careful reader of the document misses, and what is explained beyond", async () => {
    const wanted = seedFindings.find(({ file }) => file === seed.file);
    if (wanted === undefined) throw new Error(`No list of findings for ${seed.file}`);
    const { register } = await presentRegister();
    const findings = allFindings(
      check(register, today, wanted.regimes),
      checkDealings(register, await dealingsNow(), today),
    );
    const codes = [...new Set<string>(findings.map(({ code }) => code))].toSorted();
    expect(codes).toEqual([...wanted.listed, ...Object.keys(wanted.beyond)].toSorted());
  });

  test("is published with each partner, and with nothing made up of it", async () => {
    const { publicPart } = await database().publication.findFirstOrThrow();
    const { subprocessors, organisation } = JSON.parse(publicPart) as PublicPart;
    expect(subprocessors.map(({ name, service }) => (name === "Google" ? service : name))).toEqual(
      expect.arrayContaining([...seed.listed]),
    );
    expect(subprocessors).toHaveLength(seed.listed.length);
    for (const { legalEntity, since, mechanisms, unknown } of subprocessors) {
      expect({ legalEntity, since, mechanisms }).toEqual({
        legalEntity: { name: null, country: null },
        since: null,
        mechanisms: [],
      });
      expect(unknown).toEqual(
        expect.arrayContaining(["legalEntity.name", "locations", "mechanisms"]),
      );
    }
    const isNamed = seed.file.startsWith("deskpro");
    expect(organisation.legalEntity?.name ?? null).toBe(isNamed ? "Deskpro Ltd." : null);
    expect(publicPart).not.toContain("not encrypted");
  });

  test("is drawn as the document that it was: each fact stands in its page, and in its own words", async () => {
    const told = seed.facts.flatMap(([record, field, value]): string[] => {
      const [kind = ""] = record.split("/");
      return shownFields.has(`${kind}.${field}`) ? [value].flat().map(String) : [];
    });
    const paths = ["cookies.md", "privacy.md"];
    const drawn = await database().publicationFile.findMany({ where: { path: { in: paths } } });
    const text = drawn.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
    const plain = text.replaceAll("\\", "").replace(/\s+/g, " ");
    const shown = told.filter((fact) => fact !== String(unknown));
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((fact) => !plain.includes(fact.replace(/\s+/g, " ")))).toEqual([]);
    expect(plain).toContain("not known");
  });

  test("is read on the public page as what it is: not known", async () => {
    const isIndirect = seed.file.startsWith("seconddesk");
    const page = await publicFile("subprocessors.html");
    expect(page.includes("legal entity not known")).toBe(seed.listed.length > 0);
    expect(page.includes("(legal name not stated)")).toBe(!seed.file.startsWith("deskpro"));
    expect(page).not.toContain("no third-country transfer");
    expect(page.includes("A category; no name is stated")).toBe(isIndirect);
    expect(page.includes("Given as an example")).toBe(isIndirect);
  });
}
