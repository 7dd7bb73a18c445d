import { z } from "zod";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { doorProblems, problemSchema } from "./problem";
import { scopes, scopeWords } from "./scopes";
import {
  type WebhookEventType,
  webhookBodySchema,
  webhookEvents,
  webhookEventTypes,
} from "./webhook-events";

type Json = Record<string, unknown>;

/**
 * The description of `/api/v1` as OpenAPI 3.1, made from the schemas by which its doors read and answer.
 *
 * @param server the public address of this installation
 */
export function openApi(server: string): Json {
  const paths: Record<string, Json> = {};
  for (const one of operations) {
    const path = `/api/v1${one.path}`;
    paths[path] = { ...paths[path], [one.method]: described(one) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Recital",
      version: "1",
      description:
        "What programs may ask of this register, and tell it. Nothing here approves, announces or decides. The public list needs no token: see /subprocessors.json.",
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    webhooks: Object.fromEntries(webhookEventTypes.map((type) => [type, { post: told(type) }])),
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: `A token that an administrator made under /staff/machines. Scopes: ${scopes
            .map((scope) => `${scope} (${scopeWords[scope].label.toLowerCase()})`)
            .join("; ")}.`,
        },
      },
      schemas: { Problem: schemaOf(problemSchema) },
    },
  };
}

function described(one: Operation): Json {
  return {
    operationId: one.id,
    summary: one.summary,
    description: `${one.description}\n\nScope: ${one.scope}.`,
    parameters: parametersOf(one),
    ...(one.body !== null && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(one.body, "input") } },
      },
    }),
    responses: {
      200: {
        description: "Done.",
        ...(one.method === "get" && { headers: { ETag: { schema: { type: "string" } } } }),
        content: { "application/json": { schema: schemaOf(one.answer) } },
      },
      ...(one.method === "get" && { 304: { description: "As you have it: If-None-Match." } }),
      ...problemsOf(one),
    },
    "x-scope": one.scope,
  };
}

/** What a webhook is sent, signed as Standard Webhooks has it. */
function told(type: WebhookEventType): Json {
  const header = (name: string, description: string) => ({
    ...{ name, in: "header", required: true, description },
    schema: { type: "string" },
  });
  return {
    summary: webhookEvents[type].label,
    description: "Answer with 2xx within 10 seconds. Anything else is tried again, for three days.",
    parameters: [
      header("webhook-id", "The id of the event: the same each time that it is sent."),
      header("webhook-timestamp", "Seconds since 1970, of this attempt: refuse old ones."),
      header(
        "webhook-signature",
        "v1, and the HMAC-SHA256 in base64 of “id.timestamp.body” by the key that follows “whsec_” in base64.",
      ),
    ],
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaOf(webhookBodySchema(type)) } },
    },
    responses: { "2XX": { description: "Taken." }, 410: { description: "Gone: given up." } },
  };
}

function parametersOf({ path, input, method }: Operation): Json[] {
  const { properties = {}, required = [] } = schemaOf(input, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const parameters = Object.entries(properties).map(([name, { description, ...schema }]) => {
    const isInPath = path.includes(`{${name}}`);
    return {
      name,
      in: isInPath ? "path" : "query",
      required: isInPath || required.includes(name),
      ...(typeof description === "string" && { description }),
      schema,
    };
  });
  return method === "get" ? parameters : [...parameters, idempotencyKey];
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "The same request with the same key is carried out once, and answered the same for 24 hours; another request with that key is refused (422).",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

/** One answer for each status, which tells the reasons that it may have. */
function problemsOf({ refusals, body }: Operation): Json {
  const {
    noSuchPath: _elsewhere,
    methodNotAllowed: _otherwise,
    notJson,
    tooLarge,
    keyOfAnotherRequest,
    requestUnderWay,
    ...all
  } = doorProblems;
  const ofBody = { notJson, tooLarge, keyOfAnotherRequest, requestUnderWay };
  const reasons: Record<string, { status: number; detail: string }> = {
    ...all,
    ...(body !== null && ofBody),
    ...refusals,
  };
  const byStatus = new Map<number, string[]>();
  for (const [reason, { status, detail }] of Object.entries(reasons))
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${reason}: ${detail}`]);
  return Object.fromEntries(
    [...byStatus].map(([status, told]) => [
      String(status),
      {
        description: told.join("\n"),
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    ]),
  );
}

function schemaOf(schema: z.ZodType, io: "input" | "output" = "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, reused: "inline" }) as Json;
  return json;
}
