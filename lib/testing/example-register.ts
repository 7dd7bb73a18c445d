import { readFileSync } from "node:fs";
import { calendarDateOf } from "@/lib/domain/calendar";
import { apply, emptyRegister, type Register } from "@/lib/domain/register";
import { readImport } from "@/lib/file/register-import";

/** The register of one of the shipped examples, read from its file. */
export function exampleRegister(file: string): Register {
  const text = readFileSync(`examples/${file}`, "utf8");
  const read = readImport(text, { fileName: file }, calendarDateOf("2026-11-21"));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return apply(emptyRegister, read.changes);
}
