import type { z } from "zod";
import type { Scope } from "./scopes";

/** Why a request is refused once it was understood: the status of the answer, and what it says. */
export type ApiRefusal = { readonly status: number; readonly detail: string };

/**
 * One thing that a program may ask: all that its door checks and all that the description at `/api/v1/openapi.json` says.
 * The two cannot differ, since both read this.
 */
export type Operation<
  Input extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Reason extends string = string,
> = {
  readonly id: string;
  readonly method: "get" | "post";
  /** Below `/api/v1`; a part in braces is a parameter of `input`. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description: string;
  /** The parameters of the path and of the query. A strict object: what is misspelt is refused. */
  readonly input: Input;
  /** Null where nothing is sent. */
  readonly body: Body | null;
  readonly answer: Answer;
  readonly refusals: Readonly<Record<Reason, ApiRefusal>>;
  /** For how long an answer may be used again without asking; 0: it is asked for each time. */
  readonly freshSeconds: number;
};

/** Names an operation with its types. */
export function operation<
  Input extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Reason extends string,
>(described: Operation<Input, Body, Answer, Reason>): Operation<Input, Body, Answer, Reason> {
  return described;
}
