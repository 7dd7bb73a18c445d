import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Field } from "@/lib/domain/fields";
import type { Finding } from "@/lib/domain/findings/finding";
import { withWaiverControls } from "@/lib/domain/findings/waiver-controls";
import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { formValues } from "@/lib/domain/record/record-form";
import { formNames } from "@/lib/domain/record/record-form-names";
import {
  annotationFields,
  formFields,
  type RecordForm,
} from "@/lib/domain/record/record-form-view";
import { suggestedTitle } from "@/lib/domain/record/record-naming";
import { isUsed } from "@/lib/domain/record/record-surroundings";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { RecordKey, Register } from "@/lib/domain/register";
import { type UnverifiedNote, unverifiedField } from "@/lib/domain/unverified-value";
import { newestSeqOf } from "../changes/change-sets";
import { listDrafts } from "../changes/draft-choices";
import { itemHash } from "../changes/draft-items";
import { presentFindings, standingFindings } from "../findings/standing-findings";
import { presentRegister } from "../register";
import { headOf, openRecord } from "./opened-records";
import { choicesIn, registerWithin } from "./reference-options";
import { staffOptions } from "./staff-options";
import { staleTranslationsOf } from "./stale-translations";

/** The form of a record as the register, or a draft, has it; null where there is none, or none may be edited. */
export async function findRecordForm(
  actor: Actor,
  key: RecordKey,
  within: string | null,
): Promise<RecordForm | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const opened = await openRecord(key, within);
  if (opened === null) return null;
  const register = await registerWithin(actor, within);
  const title = recordTitle(register, key);
  const { item, baseSeq, body } = opened;
  const present = await presentRegister();
  return {
    ...(await formOf(actor, register, key.kind, body, within, (field) =>
      unverifiedField(register, key, field, todayIn(register, actor.at)),
    )),
    annotations: annotationFields(key.kind, body, await staleTranslationsOf(key, body)),
    ref: key.ref,
    title,
    drafts: await listDrafts(actor, key),
    values: {
      ...formValues(key.kind, body),
      ...headOf(key.kind, {
        ref: key.ref,
        baseSeq,
        itemHash: item && itemHash(item),
        openedIn: item === null ? null : within,
      }),
      [formNames.validFrom]: item?.validFrom ?? "",
      [formNames.title]: suggestedTitle("Change", key.kind, title),
      [formNames.changeSetId]: within ?? "",
    },
    baseMoved: item !== null && newestSeqOf(present, key) !== baseSeq,
    isUsed: isUsed(present.register, key),
  };
}

/** The form of a record that is yet to be made. */
export async function newRecordForm(
  actor: Actor,
  kind: KindName,
  within: string | null,
  given: Typed,
): Promise<RecordForm | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const register = await registerWithin(actor, within);
  const fields = Object.entries<Field>(kinds[kind].fields);
  const body = Object.fromEntries(
    fields.flatMap(([name, field]): [string, unknown][] => {
      const { type } = field;
      const value = given[name];
      if (typeof value !== "string" || value === "") return [];
      if (type === "references") return [[name, [value]]];
      const isCode = type === "text" && ["linterRule", "foundRecord"].includes(field.format);
      return isCode || type === "reference" || type === "choice" ? [[name, value]] : [];
    }),
  );
  return {
    ...(await formOf(actor, register, kind, body, within, () => null)),
    ref: null,
    title: "",
    values: {
      ...formValues(kind, body),
      ...headOf(kind, { ref: "", baseSeq: null, itemHash: null, openedIn: null }),
      [formNames.changeSetId]: within ?? "",
    },
    baseMoved: false,
    isUsed: false,
  };
}

async function formOf(
  actor: Actor,
  register: Register,
  kind: KindName,
  body: Record<string, unknown>,
  within: string | null,
  unverifiedOf: (field: string) => UnverifiedNote | null,
) {
  const drafts = await listDrafts(actor, null);
  const fields = formFields(
    kind,
    formValues(kind, body),
    choicesIn(register),
    await staffOptions(),
    unverifiedOf,
  );
  return {
    kind,
    fields:
      kind === "Waiver" ? withWaiverControls(fields, register, await foundIn(), body) : fields,
    annotations: annotationFields(kind, body, []),
    drafts,
    draft: drafts.find(({ id }) => id === within) ?? null,
  };

  async function foundIn(): Promise<readonly Finding[]> {
    const today = todayIn(register, actor.at);
    const present = (await presentRegister()).register;
    const isPresent = register === present;
    return (isPresent ? await presentFindings(register, today) : standingFindings(register, today))
      .all;
  }
}
