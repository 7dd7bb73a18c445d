/** A scan of a few dozen pages is a fraction of it. */
export const longestKeptFile = 10_000_000;

export type KeptFileProblem = "noFile" | "tooLarge" | "unknownType";

/** Whether the bytes begin and end as a PDF, whatever the file is called. */
export function isPdf(bytes: Uint8Array): boolean {
  return /^%PDF-[12]\.\d/.test(textOf(bytes, 0, 16)) && textOf(bytes, -1024).includes("%%EOF");
}

function textOf(bytes: Uint8Array, from: number, to?: number): string {
  return String.fromCharCode(...bytes.subarray(from, to ?? bytes.length));
}

/** Files that are a ZIP inside, by the end of their name. */
const zipped: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
};

/**
 * The media type of a file that is to be kept with a record, told from its bytes; null for one that nobody should keep here.
 *
 * Source: GDPR Art. 32(1)(b) (what is kept must not harm who opens it).
 * Reading: documents, pictures, plain texts and archives. What a browser would run (a page, a picture with scripts) is a
 * text here and is handed out as one.
 */
export function keptFileType(bytes: Uint8Array, fileName: string): string | null {
  if (isPdf(bytes)) return "application/pdf";
  const start = textOf(bytes, 0, 8);
  if (start === "\u0089PNG\r\n\u001a\n") return "image/png";
  if (start.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (start.startsWith("PK\u0003\u0004"))
    return zipped[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ""] ?? "application/zip";
  return isText(bytes) ? "text/plain" : null;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a file that is to be kept with a record; null when it can be. */
export function keptFileProblem(bytes: Uint8Array, fileName: string): KeptFileProblem | null {
  if (bytes.length === 0) return "noFile";
  if (bytes.length > longestKeptFile) return "tooLarge";
  return keptFileType(bytes, fileName) === null ? "unknownType" : null;
}

/** The name of a file without folders and without what no file system or header takes. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    .replaceAll(/[\p{C}"<>:|?*]/gu, "")
    .trim();
  return plain.replace(/^\.+/, "").slice(-150) || "file";
}

/**
 * The headers with which a kept file is handed out: as a download, never shown by the browser, never kept by it.
 *
 * Source: GDPR Art. 32(1)(b).
 */
export function keptFileHeaders(fileName: string, mediaType: string): Record<string, string> {
  const plain = plainFileName(fileName);
  const ascii = plain.replaceAll(/[^\x20-\x7e]|[%;]/g, "_");
  return {
    "content-type": mediaType,
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(plain)}`,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  };
}
