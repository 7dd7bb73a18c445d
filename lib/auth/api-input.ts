import type { z } from "zod";
import type { Operation } from "@/lib/domain/api/operation";
import { type DoorProblem, doorProblems, type Problem, problem } from "@/lib/domain/api/problem";

const mostBytes = 1_024 * 1_024;

type Read<Input, Body> =
  | { readonly ok: true; readonly input: Input; readonly body: Body }
  | { readonly ok: false; readonly problem: Problem };

/** What a request asks, read by the schemas of its operation; or a problem that says where it is wrong. */
export async function readInput<Input extends z.ZodObject, Body extends z.ZodType>(
  { input, body }: Pick<Operation<Input, Body>, "input" | "body">,
  request: Request,
  params: Readonly<Record<string, string | string[] | undefined>>,
): Promise<Read<z.output<Input>, z.output<Body>>> {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
    return wrong([{ path: "Idempotency-Key", message: "must be 1 to 200 visible characters" }]);
  const query = queryOf(request);
  const twice = Object.keys(params).filter((name) => Object.hasOwn(query, name));
  if (twice.length > 0)
    return wrong(twice.map((path) => ({ path, message: "stands in the path, and nowhere else" })));
  const asked = input.safeParse({ ...query, ...params });
  if (!asked.success) return wrong(errorsOf(asked.error));
  // Where nothing is to be sent, nothing is read, and nobody asks for it.
  if (body === null) return { ok: true, input: asked.data, body: undefined as z.output<Body> };
  const sent = await sentJson(request);
  if ("refused" in sent) {
    const refused: DoorProblem = sent.refused;
    return { ok: false, problem: problem(refused, doorProblems[refused]) };
  }
  if ("broken" in sent) return wrong([{ path: "", message: `is no JSON: ${sent.broken}` }]);
  const parsed = body.safeParse(sent.json);
  return parsed.success
    ? { ok: true, input: asked.data, body: parsed.data }
    : wrong(errorsOf(parsed.error));
}

/** A name that is given twice is a list, which no schema of ours takes: it is refused rather than one of the two chosen. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const [first = "", ...more] = searchParams.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}

async function sentJson(
  request: Request,
): Promise<{ json: unknown } | { broken: string } | { refused: DoorProblem }> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) return { refused: "notJson" };
  const text = await limitedText(request);
  if (text === null) return { refused: "tooLarge" };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : "it ends too soon" };
  }
}

/** The body, or null where it goes on for longer than anybody may send. */
async function limitedText({ body }: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function wrong(errors: Problem["errors"]): { ok: false; problem: Problem } {
  return { ok: false, problem: problem("invalidRequest", doorProblems.invalidRequest, errors) };
}

function errorsOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join("."),
          message: "is not known here",
        }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
}
