import { beforeAll, describe, expect, test } from "vitest";
import { present } from "@/lib/domain/moment";
import { formValues } from "@/lib/domain/record/record-form";
import { formNames } from "@/lib/domain/record/record-form-names";
import { recordSubmission } from "@/lib/domain/record/record-submission";
import { bodyOf } from "@/lib/domain/register";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { meanwhile } from "../changes/meanwhile";
import { presentRegister } from "../register";
import { findRecordForm, newRecordForm } from "./record-forms";
import { saveRecord } from "./record-saving";
import { findRecord, whereElse } from "./records";
import { listOptions } from "./reference-options";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    { name: "desk-a", cast: [{ ref: "one" }] },
    { name: "desk-b", cast: [{ ref: "one" }] },
  ]);
});

const now = { moment: present, within: null };
const vendor = { kind: "Vendor", ref: "acme" } as const;
const engagement = { kind: "Engagement", ref: "desk-a" } as const;

function sent(typed: Record<string, string | readonly string[]>) {
  return recordSubmission.parse(typed);
}

describe("a record's page", () => {
  test("has its fields, what belongs to it, where it is used, and its history", async () => {
    const page = await findRecord(story.editor(), vendor, now);
    expect(page?.record.fields.map(({ name }) => name)).toContain("legalEntityId");
    expect(page?.parts.map(({ label }) => label)).toEqual(["Vendor services"]);
    expect(page?.parts[0]?.items[0]?.parts.map(({ label }) => label)).toEqual([
      "Other names of services",
      "Engagements",
    ]);
    expect(page?.history).toMatchObject([{ what: "made", change: { id: "CS-0" }, by: "Recital" }]);
    const product = await findRecord(story.editor(), { kind: "Product", ref: "desk-a" }, now);
    expect(product?.uses.map(({ label }) => label)).toEqual([
      "Processing activities",
      "Engagements",
      "Data processing agreements",
    ]);
  });

  test("is nobody's without the right to read", async () => {
    expect(await findRecord(story.staff("r", "REQUESTER"), vendor, now)).toBeNull();
    expect(await findRecordForm(story.approver(), vendor, null)).toBeNull();
    expect(await newRecordForm(story.approver(), "Vendor", null, {})).toBeNull();
    const asked = { search: "a", within: null };
    expect(await listOptions(story.staff("r", "REQUESTER"), "Vendor", asked)).toEqual([]);
  });

  test("shows a record as it was true on another day", async () => {
    const before = story.today();
    story.pass(3);
    await story.drafted(await changed("Vendor", "acme", { notes: "Later" }));
    const page = await findRecord(story.editor(), vendor, {
      moment: { asOf: before, recordedAt: null },
      within: null,
    });
    expect(page?.shown).toMatchObject({ type: "past", on: before });
    const notes = (of: typeof page) => of?.record.fields.find(({ name }) => name === "notes");
    expect(notes(page)?.value).toBeNull();
    expect(notes(await findRecord(story.editor(), vendor, now))?.value).toMatchObject({
      text: "Later",
    });
    const known = { asOf: story.today(), recordedAt: before };
    const believed = await findRecord(story.editor(), vendor, { moment: known, within: null });
    expect(notes(believed)?.value).toBeNull();
    const links = believed?.parts.flatMap(({ items }) => items.map(({ href }) => href)) ?? [];
    expect(links).not.toEqual([]);
    for (const href of links)
      expect(href).toContain(`asOf=${known.asOf}&recordedAt=${known.recordedAt}`);
  });

  test("shows a record as an open change would have it, and links to that change", async () => {
    const id = await story.drafted(await purpose("desk-a", "start again"));
    const within = await findRecord(story.editor(), engagement, { moment: present, within: id });
    expect(within?.shown).toMatchObject({ type: "proposed", id, does: "changes" });
    expect(within?.record.fields.find(({ name }) => name === "purpose")?.difference).toEqual({
      field: "purpose",
      label: "Purpose",
      shape: "text",
      words: [
        { text: "start", change: "SAME" },
        { text: " again", change: "ADDED" },
      ],
    });
    expect(within?.open).toMatchObject([{ id, state: "DRAFT", ends: false }]);
  });

  test("leads to the draft that would make it, or to the last day it was true", async () => {
    const body = { name: "Chat" };
    const id = await story.drafted({ kind: "Product", ref: "chat", body });
    const key = { kind: "Product", ref: "chat" } as const;
    expect(await findRecord(story.editor(), key, now)).toBeNull();
    expect(await whereElse(story.editor(), key)).toEqual({ in: id });
    expect(await whereElse(story.editor(), { kind: "Product", ref: "none" })).toBeNull();
  });
});

describe("a record's form", () => {
  test("saves what was typed, and nothing that was not", async () => {
    const form = await findRecordForm(story.editor(), engagement, null);
    const typed = { ...form?.values, purpose: "Another purpose" };
    const saved = await saveRecord(story.editor(), sent(typed));
    expect(saved).toMatchObject({ ok: true, value: { outcome: "proposed", ref: "desk-a" } });
    const id = saved.ok ? saved.value.changeSetId : "";
    const { register } = await presentRegister();
    const page = await findRecord(story.editor(), engagement, { moment: present, within: id });
    expect(page?.record.fields.filter(({ difference }) => difference !== null)).toMatchObject([
      { name: "purpose" },
    ]);
    expect(bodyOf(register, engagement)).toMatchObject({ purpose: "start" });
  });

  test("makes the ref of a new record from its name, and takes what the address gives", async () => {
    const form = await newRecordForm(story.editor(), "VendorService", null, { vendorId: "acme" });
    expect(form?.values).toMatchObject({ vendorId: "acme" });
    const saved = await saveRecord(
      story.editor(),
      sent({ ...form?.values, name: "E-Mail für Übermorgen" }),
    );
    expect(saved).toMatchObject({ ok: true, value: { ref: "e-mail-fur-ubermorgen" } });
    const again = await saveRecord(
      story.editor(),
      sent({ ...form?.values, name: "E-Mail für Übermorgen", function: "Something else" }),
    );
    expect(again).toMatchObject({ ok: true, value: { ref: "e-mail-fur-ubermorgen-2" } });
  });

  test("that comes second is brought onto what came first, and then goes through", async () => {
    const key = { kind: "Vendor", ref: "acme" } as const;
    const form = await findRecordForm(story.editor(), key, null);
    await story.drafted(await changed("Vendor", "acme", { notes: "Theirs", riskTier: "HIGH" }));
    const mine = { ...form?.values, notes: "Mine", website: "https://mine.example" };
    const late = await saveRecord(story.editor(), sent(mine));
    expect(late).toEqual({ ok: false, reason: "changedMeanwhile" });
    const merged = await meanwhile(story.editor(), sent(mine));
    expect(merged?.typed).toMatchObject({
      notes: "Mine",
      riskTier: "HIGH",
      website: "https://mine.example",
    });
    expect(Object.keys(merged?.errors ?? {})).toEqual(["", "riskTier", "notes"]);
    expect(merged?.errors.notes?.[0]).toContain("“Theirs”");
    expect(await saveRecord(story.editor(), sent({ ...merged?.typed }))).toMatchObject({
      ok: true,
    });
  });

  test("asks anew for what is wrong, by the name of the input", () => {
    const result = recordSubmission.safeParse({
      ...formValues("Vendor", {}),
      [formNames.kind]: "vendors",
      [formNames.ref]: "no blanks",
    });
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual([formNames.ref, "name"]);
  });

  test("finds the records that a field may point to by their name", async () => {
    const asked = { search: "acme", within: null };
    const options = await listOptions(story.editor(), "Vendor", asked);
    expect(options.map(({ value }) => value)).toEqual(["acme"]);
  });
});
