import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { readImport, importRegister } from "@/lib/file/register-import";
import { parseRegisterFile } from "@/lib/file/parse-register-file";
import { readYaml } from "@/lib/file/read-yaml";
import { yamlLimitBreach } from "@/lib/file/yaml-limits";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { apply, emptyRegister } from "@/lib/domain/register";
import { calendarDateOf } from "@/lib/domain/calendar";
import { parseDocument, LineCounter, Parser } from "yaml";
const today = calendarDateOf("2026-11-21");
const text = readFileSync("examples/demo.yaml", "utf8");
const imported = readImport(text, { fileName: "demo.yaml" }, today);
if (imported.ok) {
  const n = 13;
  const changes = Array.from({length: n}, (_, i) => imported.changes.map((c) => ({...c, ref: `${c.ref}-${i}`, body: Object.fromEntries(Object.entries(c.body ?? {}).map(([k, v]) => [k, /Ids?$/.test(k) ? (Array.isArray(v) ? v.map((x) => `${x}-${i}`) : `${v}-${i}`) : v]))}))).flat();
  const big = apply(emptyRegister, changes);
  for (const format of ["yaml", "json"] as const) {
    const bigText = writeRegisterFile(big, { format });
    const time = (name: string, f: () => unknown) => { const t = performance.now(); const r = f(); console.log(format, name, Math.round(performance.now() - t)); return r; };
    time("limits", () => yamlLimitBreach(bigText));
    time("cst", () => [...new Parser().parse(bigText)].length);
    time("doc", () => parseDocument(bigText, { uniqueKeys: false, lineCounter: new LineCounter(), prettyErrors: false }));
    time("readYaml", () => readYaml(bigText));
    const p = time("parse", () => parseRegisterFile(bigText, { fileName: "x" })) as ReturnType<typeof parseRegisterFile>;
    if (p.ok) time("import", () => importRegister(p.file, today));
  }
}
