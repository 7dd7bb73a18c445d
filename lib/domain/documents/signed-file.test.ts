import { describe, expect, test } from "vitest";
import { longestSignedFile, signedFileProblem } from "./signed-file";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("signedFileProblem", () => {
  test("finds none in what begins and ends as a PDF", () => {
    expect(signedFileProblem(bytes("%PDF-1.4\nx\n%%EOF\n"))).toBeNull();
    expect(signedFileProblem(bytes("%PDF-2.0\nx\nstartxref\n9\n%%EOF"))).toBeNull();
  });

  test.each([
    ["nothing", "", "noFile"],
    ["a page", "<html>%PDF-1.4 %%EOF</html>", "noPdf"],
    ["the beginning of a PDF", "%PDF-1.4\nx", "noPdf"],
    ["the end of a PDF", "x\n%%EOF", "noPdf"],
    ["a program with a PDF's end", "MZ\n%PDF-1.4\n%%EOF", "noPdf"],
  ])("refuses %s", (_case, text, problem) => {
    expect(signedFileProblem(bytes(text))).toBe(problem);
  });

  test("takes the largest and refuses one byte more", () => {
    const large = new Uint8Array(longestSignedFile);
    large.set(bytes("%PDF-1.4\n"));
    large.set(bytes("%%EOF\n"), longestSignedFile - 6);
    expect(signedFileProblem(large)).toBeNull();
    expect(signedFileProblem(new Uint8Array(longestSignedFile + 1))).toBe("tooLarge");
  });
});
