import { describe, expect, test } from "vitest";
import { z } from "zod";
import { doors } from "@/lib/domain/doors";
import { openApi } from "./openapi";
import { operations } from "./operations";

/** As much of OpenAPI 3.1 as a program that reads it leans on; strict, so that a misspelt key is found. */
const schemaObject = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.strictObject({ schema: schemaObject }));
const responseObject = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), z.strictObject({ schema: schemaObject })).optional(),
  content: content.optional(),
});
const parameters = z.array(
  z.strictObject({
    name: z.string(),
    in: z.enum(["path", "query", "header"]),
    required: z.boolean(),
    description: z.string().optional(),
    schema: schemaObject,
  }),
);
const requestBody = z.strictObject({ required: z.literal(true), content });
const webhookObject = z.strictObject({
  summary: z.string().min(1),
  description: z.string().min(1),
  parameters,
  requestBody,
  responses: z.record(z.string(), responseObject),
});
const operationObject = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().min(1),
  description: z.string().min(1),
  parameters,
  requestBody: requestBody.optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), responseObject),
  "x-scope": z.string(),
});
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: z.array(z.strictObject({ token: z.array(z.never()) })),
  paths: z.record(
    z.string().startsWith("/api/v1/"),
    z.strictObject({ get: operationObject.optional(), post: operationObject.optional() }),
  ),
  webhooks: z.record(z.string(), z.strictObject({ post: webhookObject })),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.string(), scheme: z.string(), description: z.string() }),
    ),
    schemas: z.record(z.string(), schemaObject),
  }),
});

/** Every reference in a document. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "$ref" ? [String(inner)] : referencesIn(inner),
  );
}

describe("the description of the API", () => {
  const made = openApi("https://register.example");
  const parsed = document.parse(JSON.parse(JSON.stringify(made)));

  test("is OpenAPI 3.1 with nothing that it does not define", () => {
    const { schemas } = parsed.components;
    const known = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    expect(referencesIn(made).filter((reference) => !known.includes(reference))).toEqual([]);
    const names = Object.values(parsed.paths).flatMap(({ get, post }) =>
      [get, post].flatMap((one) => one?.operationId ?? []),
    );
    expect(new Set(names).size).toBe(operations.length);
  });

  test("describes each door of programs, with the scope that the table of doors asks for", () => {
    const described = operations.map(({ path, scope }) => [
      `/api/v1${path.replace(/\{(\w+)\}/g, "[$1]")}`,
      `token ${scope}`,
    ]);
    const guarded = Object.entries(doors).filter(([, passage]) => passage.startsWith("token "));
    expect(described.toSorted()).toEqual(guarded.toSorted());
  });

  test("says of each parameter where it stands, and of each refusal why", () => {
    for (const { path, method, input, refusals } of operations) {
      const described = parsed.paths[`/api/v1${path}`]?.[method];
      const names = described?.parameters.filter((one) => one.in !== "header") ?? [];
      expect(names.map(({ name }) => name)).toEqual(Object.keys(input.shape));
      for (const one of names)
        expect(one.in).toBe(path.includes(`{${one.name}}`) ? "path" : "query");
      for (const [reason, { status }] of Object.entries(refusals))
        expect(described?.responses[String(status)]?.description).toContain(`${reason}: `);
    }
  });
});
