import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

/** By rule: who imports what, and so breaks it. */
const breaches: Record<string, [importer: string, imported: string][]> = {
  "no-cycles": [
    ["lib/domain/a.ts", "@/lib/domain/b"],
    ["lib/domain/b.ts", "@/lib/domain/a"],
  ],
  "domain-is-pure": [["lib/domain/impure.ts", "pg"]],
  "database-behind-data": [["lib/work/direct.ts", "pg"]],
  "data-knows-no-door": [["lib/data/drawing.ts", "@/lib/draw/leaf"]],
  "draw-fetches-nothing": [["lib/draw/fetching.ts", "@/lib/data/leaf"]],
  "auth-decides-who-only": [["lib/auth/mailing.ts", "@/lib/work/leaf"]],
  "work-knows-no-door": [["lib/work/commanding.ts", "@/lib/cli/leaf"]],
  "local-is-a-convenience": [["lib/local/deciding.ts", "@/lib/domain/leaf"]],
  "components-only-draw": [["components/reading.tsx", "@/lib/file/leaf"]],
  "nobody-imports-app": [["lib/cli/paging.ts", "@/app/leaf"]],
  "audiences-stay-apart": [["app/(portal)/page.tsx", "@/app/(staff)/leaf"]],
  "portal-sees-portal-data": [["app/(portal)/portal/page.tsx", "@/lib/data/register"]],
  "public-sees-published-data": [["app/(public)/page.tsx", "@/lib/data/register"]],
  "browser-reaches-no-server": [
    ["components/far.tsx", "@/lib/domain/way"],
    ["lib/domain/way.ts", "@/lib/data/leaf"],
  ],
  "tests-stay-out": [["lib/work/testing.ts", "@/lib/testing/leaf"]],
};

const rulebook = z.object({
  forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })),
});
const cruise = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

describe("the layers", () => {
  const root = mkdtempSync(join(tmpdir(), "recital-layers-"));
  let violations: z.infer<typeof cruise>["summary"]["violations"] = [];

  beforeAll(() => {
    for (const name of ["node_modules", "tsconfig.json"])
      symlinkSync(resolve(name), join(root, name));
    const imports = Object.values(breaches).flat();
    for (const [, imported] of imports) {
      if (imported.startsWith("@/")) put(`${imported.slice(2)}.ts`, "export const leaf = 1;\n");
    }
    for (const [importer, imported] of imports) {
      put(importer, `import * as other from "${imported}";\nexport const uses = other;\n`);
    }
    const program = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const rules = resolve(".dependency-cruiser.mjs");
    const words = ["--config", rules, "--output-type", "json", "app", "components", "lib"];
    const { stdout } = spawnSync(process.execPath, [program, ...words], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    violations = cruise.parse(JSON.parse(stdout)).summary.violations;
  });

  afterAll(() => rmSync(root, { recursive: true }));

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  test.each(Object.entries(breaches))("%s sees its breach", (rule, imports) => {
    const found = violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from);
    expect(found).toContain(imports[0]?.[0]);
  });

  test("have no rule without a planted breach, and each gives its reason", async () => {
    const { default: config } = await import(resolve(".dependency-cruiser.mjs"));
    const rules = rulebook.parse(config).forbidden.map(({ name }) => name);
    expect(rules).toEqual(Object.keys(breaches));
  });
});
