import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { sha256 } from "@/lib/domain/publication/canonical";
import { list } from "@/lib/domain/register";
import { readImport } from "@/lib/file/register-import";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { testDatabase } from "@/lib/testing/database";
import { everyField } from "@/lib/testing/every-field";
import { importDirect } from "./changes/importing";
import { setDatabase } from "./database/current";
import { forgetPresent, loadRegister, presentRegister } from "./register";

const at = instantOf("2026-11-22T09:00:00Z");
const today = calendarDateOf("2026-11-22");

beforeAll(async () => setDatabase((await testDatabase()).database));

test("a register with every field of every kind comes out of the database as its file brought it in", async () => {
  const [register] = fc.sample(everyField, { seed: 20_261_122, numRuns: 1 });
  if (register === undefined) throw new Error("nothing drawn");
  const text = writeRegisterFile(register, { format: "yaml" });
  const read = readImport(text, { fileName: "register.yaml" }, today);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));

  await importDirect(systemActor("cli", at), { ...read, fileHash: sha256(text) });
  forgetPresent();
  const stored = (await presentRegister()).register;

  expect(stored).toEqual(register);
  expect(writeRegisterFile(stored, { format: "yaml" })).toBe(text);
  expect(await loadRegister(today, at)).toEqual(register);
  expect(kindNames.flatMap((kind) => list(stored, kind))).toHaveLength(kindNames.length * 2);
});
