import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { dateSteps } from "@/lib/domain/evidence/date-steps";
import type { PackNotice } from "@/lib/domain/evidence/pack-facts";
import { packSummary } from "@/lib/domain/evidence/summary";
import { renderDocument } from "@/lib/draw/pdf/render-document";

const about = {
  version: 1,
  subject: { type: "change", ref: "CS-1" },
  organisation: "Halden Desk",
  madeAt: "2026-11-22T12:02:38.237Z",
  simulated: true,
  baseUrl: "https://privacy.example",
  auditHead: { position: 24, hash: "a".repeat(64) },
  keyId: "b".repeat(32),
  timeStamp: {
    authority: "stamps.authority-with-a-long-name.example:3180",
    failed: "stampNotForStamping",
  },
} as const;
const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "UTC",
  deemedReceipt: "DISPATCH",
  rollForward: false,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: {},
});
const { dates } = dateSteps({ type: "sent", at: instantOf("2026-11-22T12:00:00Z") }, terms, {});

function notice(index: number): PackNotice {
  return {
    id: `${index}`,
    changeSetId: "CS-1",
    agreementRef: `agreement-${index}`,
    customerRef: `customer-${index}`,
    customerName: `Customer number ${index} with a name that needs more than one line`,
    class: "M1",
    items: [],
    terms: terms as unknown as PackNotice["terms"],
    grounds: {},
    dates,
    computations: [],
    effectiveOn: calendarDateOf("2026-12-24"),
    ground: "LAPSE",
    declinedAt: null,
    declinedBecause: null,
    objections: [],
    approvals: [],
    acknowledgements: [],
  };
}

test("the summary of a pack is one page, however many were told, and bears the mark of a shifted clock", async () => {
  const parts = {
    changes: [],
    notices: Array.from({ length: 300 }, (_, index) => notice(index)),
    deliveries: [],
    publications: [],
    seals: {},
    excerpt: { previousHash: null, entries: [] },
  };
  const bytes = await renderDocument(packSummary(about, parts));
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  expect(pdf.numPages).toBe(1);
  const page = await (await pdf.getPage(1)).getTextContent();
  const text = page.items.map((item) => ("str" in item ? item.str : "")).join(" ");
  expect(text).toContain("And 292 more, all in notices.json.");
  expect(text).toContain("SIMULATED");
  expect(text).toContain("Without a time stamp");
});
