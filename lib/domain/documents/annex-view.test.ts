import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { measureCategoryCodes } from "@/lib/domain/reference/measure-categories";
import type { RecordChange } from "@/lib/domain/register";
import { annexFixture } from "@/lib/testing/annex-fixture";
import type { AnnexInput } from "./annex-input";
import { annexView } from "./annex-view";
import type { Block, DocumentView, Line } from "./blocks";

const since = calendarDateOf("2026-01-01");
function section(view: DocumentView, start: string): Block[] {
  return view.sections.find(({ bookmark }) => bookmark.startsWith(`${start}.`))?.blocks ?? [];
}
function headings(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.type === "heading" ? [block.text] : []));
}
function said(lines: readonly Line[]): string {
  return lines
    .map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`))
    .join("\n");
}
function textOf(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}
function blockText(block: Block): string {
  switch (block.type) {
    case "title":
      return [block.kicker, block.title, block.subtitle].join("\n");
    case "heading":
      return [block.text, block.caption ?? ""].join("\n");
    case "paragraph":
      return block.text;
    case "list":
      return block.items.join("\n");
    case "note":
      return `${block.title}\n${said(block.lines)}`;
    case "definitions":
      return block.items.map(({ term, lines }) => `${term} | ${said(lines)}`).join("\n");
    case "table":
      return rowsOf([block])
        .map((row) => row.join(" | "))
        .join("\n");
  }
}
function rowsOf(blocks: readonly Block[]): string[][] {
  return blocks.flatMap((block) =>
    block.type === "table" ? block.rows.map((row) => row.map(said)) : [],
  );
}
function changed(
  ref: string,
  kind: RecordChange["kind"],
  change: Record<string, unknown>,
): AnnexInput {
  const input = annexFixture(0);
  const body = input.agreed[kind].get(ref);
  return annexFixture(0, [{ kind, ref, validFrom: since, body: { ...body, ...change } }]);
}
const annexFour = (input: AnnexInput) => rowsOf(section(annexView(input), "Annex IV"));

describe("annexView", () => {
  test("has a first page, the ways of the data, and the four annexes in the order of the form", () => {
    expect(
      annexView(annexFixture(0)).sections.map(({ bookmark }) => bookmark.split(".")[0]),
    ).toEqual([
      "Agreement and status",
      "Transfers and forms",
      "Annex I",
      "Annex II",
      "Annex III",
      "Annex IV",
      "Appendix 1: Fernwind Software Limited to Courierly Inc",
      "Appendix 1: Fernwind Software Limited to Courierly Inc",
    ]);
  });

  test("leaves no line empty", () => {
    const view = annexView(annexFixture(3));
    const lines = view.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === "table"
          ? block.rows.flat(2)
          : block.type === "definitions"
            ? block.items.flatMap((item) => item.lines)
            : [],
      ),
    );
    expect(lines.filter(({ text }) => text.trim() === "" || text.includes("undefined"))).toEqual(
      [],
    );
  });
});

describe("the first page", () => {
  const front = (status: AnnexInput["status"]) =>
    textOf(annexView({ ...annexFixture(0), status }).sections[0]?.blocks ?? []);

  test("says that an unsigned annex is a draft for signature", () => {
    expect(front({ state: "FOR_SIGNATURE" })).toContain("Draft, for signature");
  });

  test("says on which day it was signed, with the hash of the countersigned file", () => {
    const text = front({
      state: "AS_SIGNED",
      signedOn: calendarDateOf("2026-02-03"),
      fileHash: "ab12",
      waiting: [],
    });
    expect(text).toMatch(/As agreed on 3 February 2026[\s\S]*ab12/);
  });

  test("lists each difference of a consolidated annex with its ground, and never calls it signed", () => {
    const text = textOf(annexView(annexFixture(0)).sections[0]?.blocks ?? []);
    expect(text).toContain("As of publication 7: consolidated, unsigned");
    expect(text).toMatch(/Courierly replaces Altmail.*15 July 2026.*period from 14 June 2026/);
    expect(text).toMatch(/backups move.*2 September 2026.*Approved by the customer/);
    expect(text).not.toContain("As agreed on");
  });

  test("names a change that is announced by its title alone", () => {
    expect(textOf(annexView(annexFixture(0)).sections[0]?.blocks ?? [])).toContain(
      "Datenpfad GmbH joins for log analysis",
    );
  });
});

describe("Annex I", () => {
  const parties = (input: AnnexInput) => section(annexView(input), "Annex I");

  test("has the controller before the processor, each with the fields of the form", () => {
    const blocks = parties(annexFixture(0));
    expect(headings(blocks)).toEqual(["Annex I", "Controller(s)", "Processor(s)"]);
    const terms = blocks.flatMap((block) =>
      block.type === "definitions" ? [block.items.map(({ term }) => term)] : [],
    );
    const fields = [
      "Name",
      "Address",
      "Contact person’s name, position and contact details",
      "Data protection officer",
      "Signature and accession date",
    ];
    expect(terms).toEqual([fields, fields]);
  });

  test("names the data protection officer, but not one whose mandate has ended", () => {
    expect(textOf(parties(annexFixture(0)))).toContain("Aoife Ní Bhriain");
    expect(
      textOf(parties(changed("fernwind-dpo", "Appointment", { mandateTo: "2026-11-20" }))),
    ).not.toContain("Aoife");
  });

  test("keeps back a name that is not to be published", () => {
    const text = textOf(parties(changed("fernwind-dpo", "Appointment", { nameWithheld: true })));
    expect(text).not.toContain("Aoife");
    expect(text).toContain("name withheld");
  });

  test("leaves lines for the signature only while it is for signature", () => {
    const ruled = (input: AnnexInput) =>
      parties(input).flatMap((block) =>
        block.type === "definitions" ? block.items.map((item) => item.ruledLines ?? 0) : [],
      );
    expect(ruled(annexFixture(0)).every((lines) => lines === 0)).toBe(true);
    expect(
      ruled({ ...annexFixture(0), status: { state: "FOR_SIGNATURE" } }).filter(
        (lines) => lines > 0,
      ),
    ).toHaveLength(2);
  });

  test("says that a customer is itself a processor", () => {
    expect(textOf(parties(changed("lodz", "Customer", { role: "PROCESSOR" })))).toContain(
      "acts as a processor for its own controllers",
    );
  });

  test("prints an unknown address as not known", () => {
    expect(textOf(parties({ ...annexFixture(0), customerEntity: undefined }))).toContain(
      "Address | not known",
    );
  });
});

describe("Annex II", () => {
  const description = (input: AnnexInput) => section(annexView(input), "Annex II");

  test("has the seven headings of the form in its order", () => {
    expect(
      headings(description(annexFixture(0)))
        .slice(1)
        .map((text) => text.split(" (")[0]),
    ).toEqual([
      "Categories of data subjects whose personal data is processed",
      "Categories of personal data processed",
      "Sensitive data processed",
      "Nature of the processing",
      "Purpose(s) for which the personal data is processed on behalf of the controller".split(
        " (",
      )[0],
      "Duration of the processing",
      "For processing by",
    ]);
  });

  test("describes only processor activities of the agreement's products", () => {
    const text = textOf(description(annexFixture(0)));
    expect(text).toContain("Live chat");
    expect(text).not.toMatch(/Surveys|Payroll/);
  });

  test("gives sensitive data with its safeguards, for the activity that has it", () => {
    const text = textOf(description(annexFixture(0)));
    expect(text).toMatch(
      /Handling of support requests \| Sensitive data: Data concerning health\nRestrictions and safeguards: Access only/,
    );
    expect(text).toContain("Live chat | no sensitive data recorded");
  });

  test("does not take unknown categories for the absence of sensitive data", () => {
    const text = textOf(
      description(changed("chat-data", "ActivityData", { personalDataCategoryIds: undefined })),
    );
    expect(text).not.toContain("Live chat | no sensitive data recorded");
  });

  test("says so when the agreement names no product", () => {
    const input = annexFixture(0);
    const { productIds: _none, ...agreement } = input.agreement;
    expect(textOf(description({ ...input, agreement }))).toContain(
      "No processing activity is recorded",
    );
  });
});

describe("Annex III", () => {
  const measures = section(annexView(annexFixture(0)), "Annex III");

  test("puts measures under the form's headings in its order, assistance last", () => {
    const texts = headings(measures);
    expect(texts[2]).toBe("Measures of pseudonymisation and encryption of personal data");
    expect(texts.at(-2)).toMatch(/^For transfers to \(sub-\) processors/);
    expect(texts.at(-1)).toMatch(/to be taken by the processor to be able to provide assistance/);
    expect(measureCategoryCodes[0]).toBe("PSEUDONYMISATION_ENCRYPTION");
  });

  test("leaves out the measures of other products, and names the product of one that is not for all", () => {
    expect(textOf(measures)).not.toContain("Survey answers");
    expect(textOf(measures)).toContain("kept for 400 days. Only for Fernwind Desk.");
  });
});

describe("Annex IV", () => {
  test("lists the chain below each sub-processor, two levels deep, under its number", () => {
    const rows = annexFour(annexFixture(0));
    expect(rows.map((row) => [row[0], row[1]?.split("\n")[0]])).toEqual([
      ["1", "Altmail"],
      ["2", "Courierly Inc."],
      ["3", "Nimbus Cloud EMEA SARL"],
      ["3.1", "株式会社さくら電算センター"],
      ["3.1.1", "Αιγαίο Μεταφραστικές Υπηρεσίες Α.Ε."],
    ]);
    expect(rows[4]?.[1]).toContain(
      "Engaged under: Nimbus Cloud EMEA SARL › 株式会社さくら電算センター",
    );
  });

  test("leaves out excluded vendors with all below them, other products and our own processing", () => {
    const text = JSON.stringify(annexFour(annexFixture(0)));
    expect(text).not.toMatch(/Leftout|Surveyor|Payer/);
  });

  describe("with an optional feature", () => {
    const optional: RecordChange[] = [
      { kind: "Product", ref: "desk", body: { name: "Fernwind Desk", features: ["Archive"] } },
      {
        kind: "Engagement",
        ref: "nimbus",
        body: {
          ...annexFixture(0).agreed.Engagement.get("nimbus"),
          ...{ optional: true, features: ["Archive"], productIds: ["desk"] },
        },
      },
    ].map((one) => ({ ...one, validFrom: since }) as RecordChange);
    const used = (own: Partial<AnnexInput["agreement"]>) => {
      const input = annexFixture(0, optional);
      return annexView({ ...input, agreement: { ...input.agreement, ...own } });
    };
    const none = { features: { state: "NOT_APPLICABLE", reason: "It uses none" } } as const;

    test("names neither who serves it nor anyone below where it is known not to be used, and says so", () => {
      const text = textOf(section(used({ fieldStates: none }), "Annex IV"));
      expect(text).toContain(
        "Not listed, since they serve optional features that the controller does not use: Nimbus Cloud EMEA SARL (Archive); ",
      );
      expect(text).not.toMatch(/\| Nimbus|Engaged under: Nimbus/);
    });

    test("names them where it is used, or nobody knows", () => {
      for (const own of [{}, { features: ["Archive"] }, { features: ["Archives"] }]) {
        const text = textOf(section(used(own), "Annex IV"));
        expect(text).toContain("3 | Nimbus Cloud EMEA SARL");
        expect(text).toContain("Feature: Archive");
        expect(text).not.toContain("Not listed");
      }
    });
  });

  test("says that a stand-by sub-processor is not in use", () => {
    expect(annexFour(annexFixture(0))[0]?.[1]).toContain("Stand-by: authorised, not in use");
  });

  test("gives each mechanism in its order", () => {
    expect(annexFour(annexFixture(0))[1]?.[3]).toContain(
      "Transfer to United States: GDPR: Data Privacy Framework (certification active); otherwise standard contractual clauses (EU) 2021/914 (module three)",
    );
    expect(annexFour(annexFixture(0))[3]?.[3]).toContain(
      "adequacy decision (Implementing Decision (EU) 2019/419)",
    );
  });

  test("does not take a place outside the EEA without a transfer for covered", () => {
    const input = annexFixture(0, [
      {
        kind: "ProcessingLocation",
        ref: "nimbus-3",
        validFrom: since,
        body: { engagementId: "nimbus", locationKind: "SUPPORT", country: "IN" },
      },
    ]);
    expect(annexFour(input)[2]?.[3]).toContain("Transfer to India: mechanism not known");
  });

  test("loses nobody when a chain runs in a circle", () => {
    const input = changed("nimbus", "Engagement", { parentEngagementId: "sakura" });
    expect(JSON.stringify(annexFour(input))).toContain("Nimbus Cloud EMEA SARL");
  });

  test("is called an agreed list under general authorisation, and authorised only under specific", () => {
    const text = (authorisation: string) =>
      textOf(
        section(annexView(changed("lodz-dpa", "CustomerAgreement", { authorisation })), "Annex IV"),
      );
    expect(text("GENERAL")).toContain("Agreed list (clause 7.7(a) Option 2)");
    expect(text("GENERAL")).not.toContain("The controller has authorised the use of");
    expect(text("SPECIFIC")).toContain(
      "The controller has authorised the use of the following sub-processors:",
    );
    expect(text("SPECIFIC")).not.toContain("Agreed list");
  });

  test("gives the reason why a fact does not apply", () => {
    const input = changed("nimbus", "Engagement", {
      delimitation: undefined,
      fieldStates: { delimitation: { state: "NOT_APPLICABLE", reason: "sole sub-processor" } },
    });
    expect(annexFour(input)[2]?.[2]).toContain("Delimitation: not applicable (sole sub-processor)");
  });
});
