import { describe, expect, test } from "vitest";
import { type EmergencyClause, emergencyCover, emergencyTrouble } from "./emergency";

const clause: EmergencyClause = {
  authorisation: "GENERAL",
  basis: "OWN_DPA",
  emergencyAllowed: true,
  emergencyGrounds: ["SECURITY_INCIDENT", "provider insolvency"],
  emergencyClause: "§ 6.6: In a security incident …",
};

function verdict(more: Partial<EmergencyClause> = {}, ground = "SECURITY_INCIDENT" as const) {
  return emergencyCover({ ...clause, ...more }, ["EU_GDPR"], ground).verdict;
}

describe("an emergency replacement", () => {
  test("is covered by a quoted clause that names its ground", () => {
    expect(emergencyCover(clause, ["EU_GDPR"], "SECURITY_INCIDENT")).toEqual({
      verdict: "COVERED",
      ground: "SECURITY_INCIDENT",
      clause: "§ 6.6: In a security incident …",
      prevailing: null,
    });
  });

  test("is covered on a ground that the clause names in its own words", () => {
    expect(emergencyCover(clause, [], "PROVIDER_INSOLVENCY").verdict).toBe("COVERED");
  });

  test("is covered on every ground by a clause that names none in particular", () => {
    expect(verdict({ emergencyGrounds: [] })).toBe("COVERED");
  });

  test("is not covered on a ground that the clause does not name", () => {
    expect(emergencyCover(clause, [], "LEGAL_PROHIBITION").verdict).toBe("GROUND_NOT_NAMED");
  });

  test("is not covered where nothing allows it, or where no clause is quoted", () => {
    expect(emergencyCover({}, [], "SECURITY_INCIDENT").verdict).toBe("NO_CLAUSE");
    expect(verdict({ emergencyAllowed: false })).toBe("NO_CLAUSE");
    const { emergencyClause: _, ...unquoted } = clause;
    expect(emergencyCover(unquoted, [], "SECURITY_INCIDENT").verdict).toBe("NO_CLAUSE");
  });

  test("is not covered under specific authorisation, or where nobody says which", () => {
    expect(verdict({ authorisation: "SPECIFIC" })).toBe("SPECIFIC_AUTHORISATION");
    const { authorisation: _, ...silent } = clause;
    expect(emergencyCover(silent, [], "SECURITY_INCIDENT").verdict).toBe("SPECIFIC_AUTHORISATION");
  });

  test("is not covered where standard clauses promise notice beforehand: they prevail", () => {
    expect(verdict({ basis: "SCC_2021_915" })).toBe("CLAUSES_PREVAIL");
    expect(verdict({ basis: "SCC_2021_914" })).toBe("CLAUSES_PREVAIL");
    expect(verdict({ basis: "SCC_2021_914", sccModules: ["M3"] })).toBe("CLAUSES_PREVAIL");
    expect(verdict({ sccModules: ["M2"] })).toBe("CLAUSES_PREVAIL");
  });

  test("is covered beside modules 1 and 4, which say nothing of sub-processors", () => {
    expect(verdict({ sccModules: ["M1", "M4"] })).toBe("COVERED");
    expect(verdict({ basis: "SCC_2021_914", sccModules: ["M4"] })).toBe("COVERED");
  });

  test("names the clauses that prevail, and the Addendum that brings them in under the law of the United Kingdom", () => {
    const incorporated = { ...clause, basis: "SCC_2021_914" } as const;
    expect(emergencyCover(incorporated, ["UK_GDPR"], "SECURITY_INCIDENT").prevailing).toBe(
      "SCC (EU) 2021/914, clauses 5 and 9(a); UK Addendum B1.0, sections 9 and 10",
    );
    expect(emergencyCover(incorporated, ["EU_GDPR"], "SECURITY_INCIDENT").prevailing).toBe(
      "SCC (EU) 2021/914, clauses 5 and 9(a)",
    );
  });
});

describe("a change that is marked as an emergency", () => {
  const cover = (more: Partial<EmergencyClause> = {}) => ({
    class: "M1" as const,
    emergency: emergencyCover({ ...clause, ...more }, [], "SECURITY_INCIDENT"),
  });
  const trouble = (reason: string | null, ...customers: Parameters<typeof emergencyTrouble>[2]) =>
    emergencyTrouble("SECURITY_INCIDENT", reason, customers);

  test("may go on where one agreement covers it, whatever the others say", () => {
    expect(trouble("They were broken into", cover(), cover({ basis: "SCC_2021_915" }))).toBeNull();
  });

  test("needs its justification in writing", () => {
    expect(trouble(null, cover())).toBe("emergencyUnjustified");
  });

  test("gains nothing where no agreement covers it", () => {
    expect(trouble("why", cover({ emergencyAllowed: false }))).toBe("emergencyForNobody");
    expect(trouble("why")).toBe("emergencyForNobody");
  });

  test("does nothing else that waits for its notice", () => {
    expect(trouble("why", cover(), { class: "M2", emergency: null })).toBe("emergencyTooWide");
    expect(trouble("why", cover(), { class: "A", emergency: null })).toBeNull();
  });

  test("is no matter of a change without the mark", () => {
    expect(emergencyTrouble(null, null, [{ class: "M1", emergency: null }])).toBeNull();
  });
});
