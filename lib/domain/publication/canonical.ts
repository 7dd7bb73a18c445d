import { createHash } from "node:crypto";

/**
 * Writes a value in the one form of JSON that is hashed: RFC 8785 (JSON Canonicalization Scheme).
 *
 * Source: none, RFC 8785 sections 3.2.2 (primitives) and 3.2.3 (keys sorted by UTF-16 code units).
 *
 * @param value JSON value: null, booleans, finite numbers, well-formed strings, arrays and plain objects of these
 * @returns     text without white space; its UTF-8 bytes are what is hashed
 * @throws      TypeError naming the place when the value holds anything that JSON would lose or change: undefined,
 *              NaN, Infinity, a lone surrogate, a bigint, a function, a Date or another class
 */
export function canonicalJson(value: unknown): string {
  return write(value, "$");
}

/** @returns 64 lower-case hexadecimal digits, over the bytes, or over the UTF-8 form of a text */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return writeNumber(value, path);
  if (typeof value === "string") return writeString(value, path);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`)).join(",")}]`;
  }
  if (isPlainObject(value)) return writeObject(value, path);
  throw new TypeError(`No JSON at ${path}: ${typeof value}`);
}

/** JSON.stringify writes numbers as ECMAScript does, which is what RFC 8785 asks for, -0 as 0 included. */
function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`No JSON number at ${path}: ${value}`);
  return JSON.stringify(value);
}

function writeString(value: string, path: string): string {
  // With the u flag a surrogate pair is one character, so that only lone surrogates are found.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError(`Lone surrogate in the text at ${path}`);
  return JSON.stringify(value);
}

function writeObject(value: Record<string, unknown>, path: string): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${writeString(key, path)}:${write(value[key], `${path}.${key}`)}`);
  return `{${members.join(",")}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
