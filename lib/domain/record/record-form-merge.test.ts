import { describe, expect, test } from "vitest";
import { formValues } from "./record-form";
import { mergedForm } from "./record-form-merge";

const opened = formValues("Engagement", {
  vendorServiceId: "mail",
  purpose: "Send mail",
  nature: ["STORE", "HOST"],
  vendorNoticePeriod: "P30D",
});

describe("two forms of one record", () => {
  test("are brought together field by field: each keeps what only one changed", () => {
    const mine = { ...opened, purpose: "Send all mail" };
    const theirs = { ...opened, "vendorNoticePeriod.count": "60" };
    const merged = mergedForm("Engagement", opened, mine, theirs);
    expect(merged).toMatchObject({ taken: ["vendorNoticePeriod"], conflicts: [] });
    expect(merged.typed).toMatchObject({
      purpose: "Send all mail",
      "vendorNoticePeriod.count": "60",
    });
  });

  test("conflict where both changed a field, each differently: mine stays, and is named", () => {
    const mine = { ...opened, purpose: "Send all mail" };
    const theirs = { ...opened, purpose: "", "purpose.state": "UNKNOWN" };
    const merged = mergedForm("Engagement", opened, mine, theirs);
    expect(merged).toMatchObject({ taken: [], conflicts: ["purpose"] });
    expect(merged.typed).toMatchObject({ purpose: "Send all mail", "purpose.state": "" });
  });

  test("do not conflict where both say the same, boxes in any order and any line ends", () => {
    const mine = { ...opened, "nature[]": ["HOST", "STORE", "DELETE"], notes: "a\r\nb" };
    const theirs = { ...opened, "nature[]": ["STORE", "DELETE", "HOST"], notes: "a\nb" };
    expect(mergedForm("Engagement", opened, mine, theirs)).toMatchObject({
      taken: [],
      conflicts: [],
    });
  });

  test("take a value and its state together", () => {
    const theirs = { ...opened, purpose: "", "purpose.state": "WITHHELD" };
    const merged = mergedForm("Engagement", opened, opened, theirs);
    expect(merged.typed).toMatchObject({ purpose: "", "purpose.state": "WITHHELD" });
    expect(merged.taken).toEqual(["purpose"]);
  });
});
