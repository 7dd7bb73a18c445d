import type { Encoding } from "@/lib/domain/table";
import { TableRefusal } from "./table";

const saveAsUtf8 = "save the file as CSV in UTF-8, or as an Excel workbook (.xlsx)";
/** What Windows-1252 has no character for. */
const unusedInWindows1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The text of a file and how it is encoded: by its mark, or else by what its bytes can mean. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return utf16(bytes, "utf-16be");
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return utf16(bytes, unmarked);
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)))
    throw new TableRefusal("this is no text: it holds bytes that no text holds", saveAsUtf8);
  const text = decoded(bytes, "utf-8");
  if (text !== null) return { text, encoding: "UTF-8" };
  return { text: windows1252(bytes), encoding: "Windows-1252" };
}

function utf16(bytes: Uint8Array, label: "utf-16le" | "utf-16be") {
  const text = decoded(bytes, label);
  if (text === null || text.includes("\u0000"))
    throw new TableRefusal("the file begins as UTF-16, and then holds what is no text", saveAsUtf8);
  return { text, encoding: "UTF-16" as const };
}

/** Latin letters in UTF-16 have a zero for every other byte; no other text has a zero at all. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const beginning = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  beginning.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = beginning.length / 8;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : null;
}

function windows1252(bytes: Uint8Array): string {
  const at = bytes.findIndex((byte) => unusedInWindows1252.includes(byte));
  if (at < 0) return decoded(bytes, "windows-1252") ?? "";
  const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
  throw new TableRefusal(
    "the characters are neither UTF-8 nor UTF-16 nor Windows-1252",
    saveAsUtf8,
    { line, column: 1 },
  );
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
