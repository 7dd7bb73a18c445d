import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { operations } from "./operations";
import { problemSchema } from "./problem";
import { scopes } from "./scopes";
import { isWebhookEventType, webhookBodySchema, webhookEventTypes } from "./webhook-events";

const page = readFileSync("docs/api.md", "utf8");

/** The examples of one language, each with the word behind it. */
function examples(language: string): { word: string; text: string }[] {
  return [...page.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , word = "", text = ""]) => ({ word, text }));
}

/** The operation at an address, with what the address asks of it. */
function askedAt(address: string, method: string) {
  const { pathname, searchParams } = new URL(address);
  for (const one of operations) {
    const pattern = new RegExp(`^/api/v1${one.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const found = pattern.exec(pathname);
    if (found !== null && one.method === method)
      return { one, asked: { ...Object.fromEntries(searchParams), ...found.groups } };
  }
  throw new Error(`Nothing answers at ${address}`);
}

describe("docs/api.md", () => {
  const commands = examples("sh").flatMap(({ text }) =>
    text
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => line.includes("curl")),
  );

  test("asks of each operation what it takes", () => {
    const asked = commands.map((command) => {
      const [address = ""] = /https:[^"]+/.exec(command) ?? [];
      const { one, asked: input } = askedAt(address, command.includes("--json") ? "post" : "get");
      expect(one.input.safeParse(input), address).toMatchObject({ success: true });
      const [, sent] = /--json\s+'(.+?)'/.exec(command) ?? [];
      if (sent !== undefined) expect(one.body?.safeParse(JSON.parse(sent)).success).toBe(true);
      expect(command).toContain("Authorization: Bearer $TOKEN");
      return one.id;
    });
    expect([...new Set(asked)].toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
  });

  test("shows answers and events as they come", () => {
    const shown = examples("json");
    expect(shown.length).toBeGreaterThan(3);
    for (const { word, text } of shown) {
      const schema =
        word === "problem"
          ? problemSchema
          : isWebhookEventType(word)
            ? webhookBodySchema(word)
            : operations.find(({ id }) => id === word)?.answer;
      expect(schema?.safeParse(JSON.parse(text)), word).toMatchObject({ success: true });
    }
  });

  test("names every scope and every event", () => {
    for (const name of [...scopes, ...webhookEventTypes]) expect(page).toContain(`\`${name}\``);
  });
});
