import { z } from "zod";

/** What a refusal says (RFC 9457); `reason` is a literal that does not change, `detail` a sentence that may. */
export const problemSchema = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string().meta({ description: "The status in words." }),
    status: z.int().min(400).max(599),
    reason: z.string().meta({ description: "Why, as a literal for programs." }),
    detail: z.string().meta({ description: "Why, as a sentence for people." }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: "What is wrong in what was sent, place by place." }),
  })
  .meta({ description: "Why a request was refused (RFC 9457)." });
export type Problem = z.infer<typeof problemSchema>;

/** What any door of programs may say, whatever is asked. */
export const doorProblems = {
  noToken: {
    status: 401,
    detail: "A token is needed: send it as “Authorization: Bearer SECRET”.",
  },
  tokenRefused: {
    status: 401,
    detail: "This token is not known, has ended or has expired.",
  },
  scopeMissing: { status: 403, detail: "This token may not ask that: make one with the scope." },
  tooOften: { status: 429, detail: "That was too often: try again after a minute." },
  invalidRequest: {
    status: 400,
    detail: "The request is not as described at /api/v1/openapi.json; “errors” says where.",
  },
  notJson: { status: 415, detail: "Send JSON, as “Content-Type: application/json”." },
  tooLarge: { status: 413, detail: "The body has more than 1 MB." },
  noSuchPath: {
    status: 404,
    detail: "There is nothing at this address: /api/v1/openapi.json describes what there is.",
  },
  methodNotAllowed: {
    status: 405,
    detail: "This address is asked in another way: see “Allow”, and /api/v1/openapi.json.",
  },
  keyOfAnotherRequest: {
    status: 422,
    detail: "This idempotency key was used for another request within the last 24 hours.",
  },
  requestUnderWay: {
    status: 409,
    detail: "The first request with this idempotency key is not answered yet: try again shortly.",
  },
  failed: { status: 500, detail: "Something went wrong on our side." },
  unavailable: { status: 503, detail: "The database is away for now: try again shortly." },
} as const;
export type DoorProblem = keyof typeof doorProblems;

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** A refusal as it is sent. */
export function problem(
  reason: string,
  { status, detail }: { readonly status: number; readonly detail: string },
  errors?: Problem["errors"],
): Problem {
  const title = titles[status] ?? "Refused";
  return {
    type: "about:blank",
    title,
    status,
    reason,
    detail,
    ...(errors === undefined ? {} : { errors }),
  };
}
