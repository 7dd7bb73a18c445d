import { refusal } from "@/lib/auth/api-door";

/** A program that misspelt an address gets its answer as JSON, as any other refusal. */
export function GET(): Response {
  return refusal("noSuchPath");
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
