import { describe, expect, test } from "vitest";
import {
  keptFileHeaders,
  keptFileProblem,
  keptFileType,
  longestKeptFile,
  plainFileName,
} from "./kept-file";

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0);

describe("a file that is kept with a record", () => {
  test.each([
    [bytes("%PDF-1.7\n…\n%%EOF\n"), "contract.exe", "application/pdf"],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "a.png", "image/png"],
    [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "a.jpg", "image/jpeg"],
    [zip, "report.zip", "application/zip"],
    [zip, "Answers.XLSX", expect.stringContaining("spreadsheetml")],
    [bytes("Grüße"), "mail.txt", "text/plain"],
    [bytes("<html><script>alert(1)</script>"), "page.html", "text/plain"],
    [Uint8Array.of(0x4d, 0x5a, 0x90, 0), "setup.pdf", null],
    [Uint8Array.of(0xff, 0xfe, 0x41), "utf16.txt", null],
  ])("is told by its bytes, not by its name (%#)", (content, name, type) => {
    expect(keptFileType(content, name)).toEqual(type);
  });

  test("is refused when it is empty, too large, or nothing that a record needs", () => {
    expect(keptFileProblem(new Uint8Array(), "a.pdf")).toBe("noFile");
    expect(keptFileProblem(new Uint8Array(longestKeptFile + 1), "a.txt")).toBe("tooLarge");
    expect(keptFileProblem(Uint8Array.of(0), "a.bin")).toBe("unknownType");
    expect(keptFileProblem(bytes("a"), "a.txt")).toBeNull();
  });

  test("has a name that no header and no folder can be led astray by", () => {
    expect(plainFileName("../../etc/pass\r\nwd")).toBe("passwd");
    expect(plainFileName('C:\\Users\\Anna\\Ver"trag.pdf')).toBe("Vertrag.pdf");
    expect(plainFileName("...")).toBe("file");
    expect(plainFileName(`${"x".repeat(300)}.pdf`)).toHaveLength(150);
  });

  test("is handed out as a download that no browser runs", () => {
    const headers = keptFileHeaders("Übersicht; 50%.pdf", "application/pdf");
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="_bersicht_ 50_.pdf"; filename*=UTF-8''%C3%9Cbersicht%3B%2050%25.pdf`,
    );
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });
});
