import { hash } from "node:crypto";

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
  return write(value, null);
}

/** @returns 64 lower-case hexadecimal digits, over the bytes, or over the UTF-8 form of a text */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data);
}

/** Where a value stands, put into words only when something is wrong there: a million entries are written so. */
type Place = { readonly within: Place | null; readonly step: string };

function write(value: unknown, place: Place | null): string {
  switch (typeof value) {
    case "string":
      return writeString(value, place);
    case "number":
      return writeNumber(value, place);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return writeArray(value, place);
      if (isPlainObject(value)) return writeObject(value, place);
  }
  throw new TypeError(`No JSON at ${pathOf(place)}: ${typeof value}`);
}

/** JSON.stringify writes numbers as ECMAScript does, which is what RFC 8785 asks for, -0 as 0 included. */
function writeNumber(value: number, place: Place | null): string {
  if (!Number.isFinite(value)) throw new TypeError(`No JSON number at ${pathOf(place)}: ${value}`);
  return JSON.stringify(value);
}

/** What JSON writes as it is: neither a control character, nor a quotation mark, a backslash or half of a pair. */
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function writeString(value: string, place: Place | null): string {
  if (plainText.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError(`Lone surrogate in the text at ${pathOf(place)}`);
  return JSON.stringify(value);
}

function writeArray(values: readonly unknown[], place: Place | null): string {
  let text = "";
  for (let index = 0; index < values.length; index += 1) {
    const item = write(values[index], { within: place, step: `[${index}]` });
    text += index === 0 ? item : `,${item}`;
  }
  return `[${text}]`;
}

function writeObject(value: Record<string, unknown>, place: Place | null): string {
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = `${writeString(key, place)}:${write(value[key], { within: place, step: key })}`;
    text += text === "" ? member : `,${member}`;
  }
  return `{${text}}`;
}

function pathOf(place: Place | null): string {
  if (place === null) return "$";
  const { within, step } = place;
  return `${pathOf(within)}${step.startsWith("[") ? "" : "."}${step}`;
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
