import { beforeAll, describe, expect, test } from "vitest";
import type { ImportDraft } from "@/lib/domain/import/import-draft";
import { openStory, type Story } from "@/lib/testing/story";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { importIntoDraft, registerFacts } from "./register-imports";
import {
  discardRegisterUpload,
  findMapping,
  findRegisterUpload,
  forgetRegisterUploads,
  keepImportDraft,
  keepRegisterUpload,
  saveMapping,
} from "./register-uploads";

let story: Story;

beforeAll(async () => {
  story = await openStory([{ name: "desk", cast: [] }]);
});

const mapping = {
  layout: "vendors",
  register: "CONTROLLER",
  regime: "EU_GDPR",
  columns: ["vendor.name", null],
} as const;
const vendor = (ref: string) => ({
  kind: "Vendor" as const,
  ref,
  body: { name: ref },
  validFrom: null,
  overrides: [],
});
const file = { title: "List", reason: null, fileHash: "3".repeat(64) };

describe("importing a file into the register", () => {
  test("makes one draft, also of what no output shows, and one withdrawal takes it back", async () => {
    const items = [vendor("fresh-one"), vendor("fresh-two")];
    const imported = await importIntoDraft(story.editor(), { ...file, items });
    const id = imported.ok ? imported.value.changeSetId : "";
    expect(await findChangeSet(id)).toMatchObject({ state: "DRAFT", items: [{}, {}] });
    expect(await database().vendor.findUnique({ where: { ref: "fresh-one" } })).toBeNull();
    const entry = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({
      event: "importFile.imported",
      payload: { changeSetId: id, items: 2, fileHash: file.fileHash },
    });
    const facts = await registerFacts(story.editor());
    expect(facts?.proposed).toMatchObject([{ ref: "fresh-one" }, { ref: "fresh-two" }]);
    expect(facts?.usedRefs("Vendor").has("fresh-two")).toBe(true);
    await withdrawChangeSet(story.editor(), id, "Not wanted");
    expect((await registerFacts(story.editor()))?.proposed).toEqual([]);
  });

  test("is for those who may propose, and not of nothing", async () => {
    const items = [vendor("other")];
    expect(await importIntoDraft(story.approver(), { ...file, items })).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await registerFacts(story.approver())).toBeNull();
    expect(await importIntoDraft(story.editor(), { ...file, items: [] })).toEqual({
      ok: false,
      reason: "nothingChanges",
    });
  });
});

describe("an uploaded file for the register", () => {
  const draft: ImportDraft = {
    form: "VENDOR_LIST",
    reading: { sheet: 0, headingRow: 0 },
    mapping: { ...mapping, columns: [...mapping.columns] },
    isMapped: false,
    corrections: [],
    leftOut: [],
    standing: { type: "open" },
  };
  const upload = {
    fileName: "list.csv",
    fileHash: "4".repeat(64),
    book: {
      sheets: [{ name: "", rows: [{ line: 1, cells: ["Vendor"] }] }],
      source: { form: "CSV", encoding: "UTF-8", delimiter: "," },
    },
    draft,
  } as const;

  async function uploaded(id: string) {
    await database().user.upsert({
      where: { id },
      create: { id, email: `${id}@example.org`, roles: ["EDITOR"], createdAt: new Date(0) },
      update: {},
    });
    await keepRegisterUpload(story.staff(id, "EDITOR"), upload);
  }

  test("waits with its corrections for whoever uploaded it, and for nobody else", async () => {
    await uploaded("one");
    const one = story.staff("one", "EDITOR");
    const corrections = [{ row: 0, column: 0, text: "Mended" }];
    await keepImportDraft(one, upload.fileHash, { ...draft, corrections }, null);
    expect(await findRegisterUpload(one)).toMatchObject({ ...upload, draft: { corrections } });
    expect(await findRegisterUpload(story.staff("two", "EDITOR"))).toBeNull();
    expect(await findRegisterUpload(story.staff("one", "APPROVER"))).toBeNull();
    expect(await keepRegisterUpload(story.staff("one", "APPROVER"), upload)).toMatchObject({
      ok: false,
    });
    expect(await keepImportDraft(one, "5".repeat(64), draft, null)).toEqual({
      ok: false,
      reason: "noUpload",
    });
    const stale = await keepImportDraft(one, upload.fileHash, draft, draft);
    expect(stale).toEqual({ ok: false, reason: "changedMeanwhile" });
    const fresh = await keepImportDraft(one, upload.fileHash, draft, { ...draft, corrections });
    expect(fresh).toMatchObject({ ok: true });
    await discardRegisterUpload(one);
    expect(await database().registerUpload.count()).toBe(0);
  });

  test("is gone after a day, and not before", async () => {
    await uploaded("one");
    await uploaded("two");
    expect(await forgetRegisterUploads(story.system())).toBe(0);
    await database().registerUpload.update({
      where: { userId: "one" },
      data: { createdAt: new Date(0) },
    });
    expect(await findRegisterUpload(story.staff("one", "EDITOR"))).toBeNull();
    expect(await forgetRegisterUploads(story.system())).toBe(1);
  });

  test("leaves behind what its headings mean", async () => {
    expect(await findMapping("h")).toBeNull();
    await saveMapping(story.editor(), "h", draft.mapping);
    await saveMapping(story.editor(), "h", { ...draft.mapping, columns: [null, "vendor.name"] });
    expect(await findMapping("h")).toMatchObject({ columns: [null, "vendor.name"] });
    expect(await saveMapping(story.approver(), "h", draft.mapping)).toMatchObject({ ok: false });
  });
});
