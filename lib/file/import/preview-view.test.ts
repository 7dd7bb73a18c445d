import { describe, expect, test } from "vitest";
import type { ImportOutcome } from "@/lib/domain/import/import-view";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { readBook } from "../table/read-table";
import { newDraft, openPlan } from "./open-import";
import { previewView } from "./preview-view";
import { recognise } from "./recognise";

const today = given.day("2026-11-22");
const fileName = "list.csv";
const us = given.register({
  LegalEntity: [given.legalEntity({ ref: "us", legalName: "Haldendesk GmbH", ownGroup: true })],
});

async function opened(content: string, register: Register, leftOut: readonly number[] = []) {
  const read = await readBook(new TextEncoder().encode(content), fileName);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const draft = { ...newDraft(recognise(read.book)), leftOut };
  const usedRefs = (kind: KindName) => new Set(register[kind].keys());
  const facts = { register, today, proposed: [], usedRefs };
  const plan = openPlan(read.book, draft, facts, fileName);
  const view = (show: ImportOutcome | "all" = "all", page = 1, size?: number) =>
    previewView(plan, draft, facts, { fileName, show, page, ...(size && { size }) });
  return { plan, view };
}

const heading = "Vendor,Service,Purpose,Location";
const known = `${heading}
Mailwerk,Mail,Sends our mail,Germany
Ablage,Archive,Keeps files,France
`;

/** The register once the known list was imported. */
async function imported(): Promise<Register> {
  const { plan } = await opened(known, us);
  return apply(
    us,
    plan.items.map(({ kind, ref, body }) => ({ kind, ref, body, validFrom: today })),
  );
}

describe("the preview of an import", () => {
  test("says of each row whether it is new, changes something, reads so already, or is wrong", async () => {
    const { view } = await opened(
      `${heading}
Mailwerk,Mail,Sends all mail,Germany
Ablage,Archive,Keeps files,France
Neu,Chat,Answers chats,Spain
Falsch,Call,Calls,Atlantis
Weg,Fax,Faxes,Italy
`,
      await imported(),
      [4],
    );
    const { counts, rows } = view();
    expect(counts).toEqual({ wrong: 1, created: 1, updated: 1, unchanged: 1, leftOut: 1 });
    expect(rows.map(({ place, title, outcome }) => [place, title, outcome])).toEqual([
      ["Line 2", "Mailwerk", "updated"],
      ["Line 3", "Ablage", "unchanged"],
      ["Line 4", "Neu", "created"],
      ["Line 5", "Falsch", "wrong"],
      ["Line 6", "Weg", "leftOut"],
    ]);
  });

  test("tells of an update what read otherwise before, and of what is the same nothing", async () => {
    const { view } = await opened(
      `${heading}\nMailwerk,Mail,Sends all mail,Germany\nAblage,Archive,Keeps files,France\n`,
      await imported(),
    );
    const [update, same] = view().rows;
    expect(update?.records).toEqual([
      expect.objectContaining({
        what: "Engagement",
        outcome: "updated",
        differences: expect.arrayContaining([
          expect.stringMatching(/Sends our mail.*Sends all mail/),
        ]),
      }),
    ]);
    expect(same?.records).toEqual([]);
  });

  test("of the list that was imported plans nothing", async () => {
    const { plan, view } = await opened(known, await imported());
    expect(plan.items).toEqual([]);
    expect(view()).toMatchObject({ records: 0, counts: { unchanged: 2, updated: 0, created: 0 } });
  });

  test("shows the rows of one outcome, page by page, and never a page that is not there", async () => {
    const rows = Array.from({ length: 5 }, (_, index) => `New ${index},Spain`).join("\n");
    const { view } = await opened(`Vendor,Location\n${rows}\nMailwerk,Atlantis\n`, emptyRegister);
    const titles = (page: number) => view("created", page, 2).rows.map(({ title }) => title);
    expect(titles(2)).toEqual(["New 2", "New 3"]);
    expect(titles(9)).toEqual(["New 4"]);
    expect(view("created", 0, 2)).toMatchObject({ page: 1, pages: 3 });
    expect(view("wrong").rows).toMatchObject([
      { place: "Line 7", problems: [{ place: expect.stringContaining("Line 7, column B") }] },
    ]);
  });
});
