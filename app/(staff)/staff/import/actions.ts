"use server";

import { z } from "zod";
import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import {
  discardRegisterUpload,
  findMapping,
  keepRegisterUpload,
  saveMapping,
} from "@/lib/data/imports/register-uploads";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { done, refuse } from "@/lib/domain/result";
import type { Book } from "@/lib/domain/table";
import { saysTwice } from "@/lib/file/import/headings";
import { fittingMapping, headingsHash, newDraft, openTable } from "@/lib/file/import/open-import";
import { mappingFor, recognise, tableOf } from "@/lib/file/import/recognise";
import { readBookApart } from "@/lib/file/table/read-table-apart";
import { fileForm, readChosenFile } from "../customers/import/list-form";
import { changeDraft } from "./change-draft";
import {
  columnsForm,
  leaveForm,
  mendForm,
  readingForm,
  readingOf,
  seenForm,
  takeForm,
} from "./forms";
import { startImport } from "./start-import";

const page = "/staff/import";
const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;
const noUpload = "The file is not here any more: choose it again.";
const toPage = () => ({ goTo: page });

/** Reads a file and keeps it as it was read. The file is read before the form is, so the form depends on it. */
export async function readFile(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const mayRead = staff !== null && mayDo(staff.actor, "changeSet:edit");
  const chosen = mayRead ? await readChosenFile(form.get("file"), readBookApart) : null;
  const act = staffAction({
    permission: "changeSet:edit",
    input: fileForm(chosen),
    run: keepBook,
    refusals: { notAllowed },
    after: toPage,
  });
  return act(previous, form);
}

async function keepBook(
  actor: StaffActor,
  { fileName, fileHash, book }: { fileName: string; fileHash: string; book: Book },
) {
  const draft = newDraft(recognise(book));
  const table = openTable(book, draft);
  const mapping = fittingMapping(await findMapping(headingsHash(table)), table) ?? draft.mapping;
  return keepRegisterUpload(actor, { fileName, fileHash, book, draft: { ...draft, mapping } });
}

/** Another sheet, another line of headings, another layout: what the columns say is proposed anew. */
export const chooseReading = staffAction({
  permission: "changeSet:edit",
  input: readingForm,
  run: (actor, asked) =>
    changeDraft(actor, async ({ book, draft }) => {
      const reading = readingOf(book, asked);
      const table = tableOf(book, reading);
      if (table.headings.length === 0) return refuse("noHeadings");
      const remembered = fittingMapping(await findMapping(headingsHash(table)), table);
      const mapping =
        remembered?.layout === asked.layout ? remembered : mappingFor(asked.layout, table);
      return done({
        ...draft,
        reading,
        mapping,
        isMapped: false,
        corrections: [],
        leftOut: [],
        takenAs: [],
      });
    }),
  refusals: {
    notAllowed,
    noUpload,
    changedMeanwhile,
    noHeadings: "The sheet has nothing on that line: give the line that holds the headings.",
  },
  after: toPage,
});

export const chooseColumns = staffAction({
  permission: "changeSet:edit",
  input: columnsForm,
  run: async (actor, asked) =>
    changeDraft(actor, async ({ book, draft }) => {
      const { headings } = tableOf(book, draft.reading);
      const columns = headings.map((_heading, index) => asked.columns.get(index) ?? null);
      if (columns.every((column) => column === null)) return refuse("noColumns");
      if (saysTwice(columns)) return refuse("sameTwice");
      const { register = draft.mapping.register, regime = draft.mapping.regime } = asked;
      const mapping = { ...draft.mapping, register, regime, columns };
      await saveMapping(actor, headingsHash(tableOf(book, draft.reading)), mapping);
      return done({ ...draft, mapping, isMapped: true });
    }),
  refusals: {
    notAllowed,
    noUpload,
    changedMeanwhile,
    sameTwice: "Two columns say the same thing: choose another for one of them, or read only one.",
    noColumns: "No column says anything yet: choose for at least one what it says.",
  },
  after: toPage,
});

/** Keeps the text that a cell shall have; what was uploaded stays as it was. */
export const mendCell = staffAction({
  permission: "changeSet:edit",
  input: mendForm,
  run: (actor, { row, column, text }) =>
    changeDraft(actor, async ({ draft }) => {
      const others = draft.corrections.filter((one) => one.row !== row || one.column !== column);
      return done({ ...draft, corrections: [...others, { row, column, text }] });
    }),
  refusals: { notAllowed, noUpload, changedMeanwhile },
  after: () => ({ goTo: `${page}?show=wrong` }),
});

export const leaveRowOut = staffAction({
  permission: "changeSet:edit",
  input: leaveForm,
  run: (actor, { row, leave }) =>
    changeDraft(actor, async ({ draft }) => {
      const others = draft.leftOut.filter((one) => one !== row);
      return done({ ...draft, leftOut: leave === "yes" ? [...others, row] : others });
    }),
  refusals: { notAllowed, noUpload, changedMeanwhile },
  after: (_value, { leave }) => ({ goTo: `${page}?show=${leave === "yes" ? "wrong" : "all"}` }),
});

/** Takes a name of the list for a vendor that is there, on each row that has it. */
export const takeVendor = staffAction({
  permission: "changeSet:edit",
  input: takeForm,
  run: (actor, { name, vendor: ref }) =>
    changeDraft(actor, async ({ draft }) => {
      const others = (draft.takenAs ?? []).filter((one) => one.name !== name);
      return done({ ...draft, takenAs: ref === "" ? others : [...others, { name, ref }] });
    }),
  refusals: { notAllowed, noUpload, changedMeanwhile },
  after: (_value, { vendor }) => ({ goTo: `${page}?show=${vendor === "" ? "all" : "similar"}` }),
});

export const makeDraft = staffAction({
  permission: "changeSet:edit",
  input: seenForm,
  run: startImport,
  refusals: { notAllowed, nothingChanges, notYet, changedMeanwhile, noUpload },
  after: ({ changeSetId }) => ({
    goTo: changeSetId === null ? page : `/staff/changes/${encodeURIComponent(changeSetId)}`,
  }),
});

export const discardFile = staffAction({
  permission: "changeSet:edit",
  input: z.object({}),
  run: discardRegisterUpload,
  refusals: { notAllowed },
  after: toPage,
});
