import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import type { Line } from "./blocks";
import { type CertificateFacts, deletionCertificate } from "./deletion-certificate";

const facts: CertificateFacts = {
  processor: "Halden Desk GmbH",
  customer: "Łódzka Księgarnia sp. z o.o.",
  agreement: "Data processing agreement of 3 March 2025",
  signedOn: day("2025-03-03"),
  endedOn: day("2026-06-30"),
  onEnd: "DELETE",
  issuedOn: day("2026-07-20"),
  holders: [
    { holder: "Halden Desk", outcome: "DELETED", doneOn: day("2026-07-02") },
    {
      holder: "Bank AG",
      outcome: "RETAINED",
      doneOn: day("2026-07-04"),
      law: "§ 147 AO",
      until: day("2036-12-31"),
    },
  ],
  isSimulated: false,
};

function textOf(certified: CertificateFacts, language: "en" | "de"): string {
  const text = (lines: readonly Line[]) => lines.map((line) => line.text).join(" / ");
  return deletionCertificate(certified, language)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.type === "definitions")
        return block.items.map(({ term, lines }) => `${term}: ${text(lines)}`);
      if (block.type === "table") return block.rows.map((row) => row.map(text).join(" | "));
      if (block.type === "title") return [block.title];
      return "text" in block ? [block.text] : [];
    })
    .join("\n");
}

describe("a certificate of deletion", () => {
  test("names the parties, each holder with its day, and each exception with its law", () => {
    const text = textOf(facts, "en");
    expect(text).toContain("Certificate of deletion");
    expect(text).toContain("Customer: Łódzka Księgarnia sp. z o.o.");
    expect(text).toContain("Halden Desk | deleted | 2 July 2026");
    expect(text).toContain("Bank AG | kept, since a law requires storage | 4 July 2026");
    expect(text).toContain("Bank AG | § 147 AO | 31 December 2036");
    expect(text).toContain("Apart from this, none of the holders");
    expect(text).not.toContain("in live systems or in backups");
  });

  test("says that nothing is left only where nothing is kept", () => {
    const [first] = facts.holders;
    if (first === undefined) throw new Error("There is a holder");
    const text = textOf({ ...facts, onEnd: "RETURN", holders: [first] }, "en");
    expect(text).toContain("Certificate of return and deletion");
    expect(text).toContain("in live systems or in backups");
    expect(text).not.toContain("What is kept by law");
  });

  test("can be had in German, and is marked where the clock was moved", () => {
    expect(textOf(facts, "de")).toContain("Löschbescheinigung");
    expect(textOf(facts, "de")).toContain("2. Juli 2026");
    expect(deletionCertificate({ ...facts, isSimulated: true }, "de").mark).toContain("SIMULIERT");
    expect(deletionCertificate(facts, "en").mark).toBeNull();
  });
});
