import { describe, expect, test } from "vitest";
import { type Field, fieldSchema } from "@/lib/domain/fields";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { bodyOfForm } from "@/lib/domain/record/record-form";
import { cellSays } from "./customers/cell-value";
import { parseRegisterFile } from "./parse-register-file";

const links = kindNames.flatMap((kind) =>
  Object.entries<Field>(kinds[kind].fields)
    .filter(([, field]) => field.type === "text" && field.format === "url")
    .map(([name, field]) => ({ kind, name, field })),
);
const hostile = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://a.example/1",
  "//evil.example",
  "https:evil",
];

describe("a link", () => {
  test("is a field of some kinds", () => {
    expect(links.length).toBeGreaterThan(5);
  });

  for (const { kind, name, field } of links) {
    test(`of ${kind} runs nothing, whichever way it comes: ${name}`, () => {
      for (const link of hostile) {
        const file = `recital: 1\n${kinds[kind].plural}:\n  - { ref: x, ${name}: ${JSON.stringify(link)} }\n`;
        const parsed = parseRegisterFile(file, { fileName: "x.yaml" });
        expect(
          !parsed.ok && parsed.problems.some(({ path }) => path.endsWith(`.${name}`)),
          link,
        ).toBe(true);

        const { problems } = bodyOfForm(kind, { [name]: link }, {});
        expect(
          problems.some((problem) => problem.name === name),
          link,
        ).toBe(true);

        const says = cellSays(field, link, () => null);
        expect(
          says.type === "value" && fieldSchema(field).safeParse(says.value).success,
          link,
        ).toBe(false);
      }
      expect(fieldSchema(field).safeParse("https://example.com/a").success).toBe(true);
    });
  }
});
