import { z } from "zod";
import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { type CalendarDate, calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { readableDifferences } from "@/lib/domain/change/readable-diff";
import { fieldsOf } from "@/lib/domain/form-fields";
import type { Typed } from "@/lib/domain/form-state";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { recordTitle, titlesOf } from "@/lib/domain/record/record-title";
import type { RestructuredItem } from "@/lib/domain/record/restructured-item";
import {
  type Restructuring,
  type RestructuringName,
  restructured,
} from "@/lib/domain/record/restructuring";
import type { RestructuringRow, RestructuringView } from "@/lib/domain/record/restructuring-view";
import { countryCodes } from "@/lib/domain/reference/countries";
import { processingRoles } from "@/lib/domain/reference/enums";
import { apply, bodyOf, list, type Register } from "@/lib/domain/register";
import { type Result, refuse } from "@/lib/domain/result";
import type { TitleOf } from "@/lib/domain/value-words";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { changesOf, createChangeSet, type ItemDraft } from "./change-sets";

const name = z.string().trim().min(1, "Give it a name.").max(200, "At most 200 characters.");
const ref = z.string().max(80);
const chosen = ref.min(1, "Choose one.");
const refs = z.array(ref).max(500).default([]);

const forms = {
  subsidiary: z
    .object({
      legalName: name,
      country: z
        .string()
        .default("")
        .refine(
          (code) => code === "" || countryCodes.some((known) => known === code),
          "Choose a country of the list.",
        ),
      "activityRefs[]": refs,
      role: z.enum(processingRoles, "Choose a role."),
      "appointmentRefs[]": refs,
    })
    .transform(
      (form): Restructuring => ({
        what: "subsidiary",
        legalName: form.legalName,
        country: form.country || null,
        activityRefs: form["activityRefs[]"],
        role: form.role,
        appointmentRefs: form["appointmentRefs[]"],
      }),
    ),
  merger: z
    .object({ absorbedRef: chosen, survivorRef: chosen })
    .transform((form): Restructuring => ({ what: "merger", ...form })),
  vendorSplit: z.object({ vendorRef: chosen, name, "serviceRefs[]": refs }).transform(
    ({ vendorRef, name: named, "serviceRefs[]": serviceRefs }): Restructuring => ({
      what: "vendorSplit",
      vendorRef,
      name: named,
      serviceRefs,
    }),
  ),
  vendorMerger: z
    .object({
      absorbedRef: chosen,
      keptRef: chosen,
      on: z.string().transform((text, context): CalendarDate => {
        if (isCalendarDate(text) && text < "9000") return calendarDateOf(text);
        context.addIssue({ code: "custom", message: "Say on which day it happens." });
        return z.NEVER;
      }),
    })
    .transform((form): Restructuring => ({ what: "vendorMerger", ...form })),
} as const satisfies Record<RestructuringName, z.ZodType<Restructuring>>;

type Planned =
  | { readonly plan: { title: string; items: readonly RestructuredItem[]; hash: string } }
  | { readonly errors: Readonly<Record<string, readonly string[]>> };

function typedIn(query: string): Typed {
  const form = new FormData();
  for (const [key, value] of new URLSearchParams(query)) form.append(key, value);
  return fieldsOf(form);
}

async function planned(
  register: Register,
  what: RestructuringName,
  query: string,
): Promise<Planned> {
  const parsed = forms[what].safeParse(typedIn(query));
  if (!parsed.success) {
    const errors: Record<string, string[]> = {};
    for (const { path, message } of parsed.error.issues) {
      const field = String(path[0] ?? "");
      errors[field] = [...(errors[field] ?? []), message];
    }
    return { errors };
  }
  const taken = await takenRefs();
  const result = restructured(register, parsed.data, (kind, one) => taken.has(`${kind}/${one}`));
  if (!result.ok) return { errors: { [result.field]: [result.message] } };
  const { title, items } = result;
  const differing = items.filter(
    (item) => fieldDifferences(item.kind, bodyOf(register, item), item.body).length > 0,
  );
  const hash = sha256(canonicalJson(differing));
  return { plan: { title: title.slice(0, 200), items: differing, hash } };
}

const kindsMade = ["LegalEntity", "Participation", "Appointment", "Vendor", "VendorAlias"] as const;

async function takenRefs(): Promise<ReadonlySet<string>> {
  const where = { kind: { in: [...kindsMade] } };
  const select = { kind: true, ref: true } as const;
  const [records, items] = await Promise.all([
    database().record.findMany({ where, select }),
    database().changeItem.findMany({ where, select }),
  ]);
  return new Set([...records, ...items].map((one) => `${one.kind}/${one.ref}`));
}

/** The guided form, with what it would do where the address fills it in; null for whoever may not edit. */
export async function restructuringView(
  actor: Actor,
  what: RestructuringName,
  query: string,
): Promise<RestructuringView | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const { register } = await presentRegister();
  const typed = typedIn(query);
  // The vendor comes first: its services can be chosen only then.
  const isBegun = Object.keys(typed).some((field) => field !== "vendorRef");
  const result = isBegun ? await planned(register, what, query) : { errors: {} };
  return {
    what,
    typed,
    errors: "errors" in result ? result.errors : {},
    choices: {
      entities: optionsOf(register, "LegalEntity"),
      activities: optionsOf(register, "ProcessingActivity"),
      appointments: optionsOf(register, "Appointment"),
      vendors: optionsOf(register, "Vendor"),
      services: optionsOf(register, "VendorService", typed.vendorRef),
    },
    preview:
      "errors" in result
        ? null
        : {
            title: result.plan.title,
            rows: rowsOf(register, result.plan.items, todayIn(register, actor.at)),
            hash: result.plan.hash,
            asked: query,
          },
  };
}

function optionsOf(register: Register, kind: KindName, owner?: Typed[string]): FormOption[] {
  return list(register, kind)
    .filter((row) => owner === undefined || Reflect.get(row, "vendorId") === owner)
    .map(({ ref: value }) => ({ value, label: recordTitle(register, { kind, ref: value }) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

function asItems(items: readonly RestructuredItem[]): ItemDraft[] {
  return items.map(({ kind, ref: own, body }) => ({
    kind,
    ref: own,
    body,
    validFrom: null,
    overrides: [],
  }));
}

function rowsOf(
  register: Register,
  items: readonly RestructuredItem[],
  today: CalendarDate,
): RestructuringRow[] {
  const after = apply(register, changesOf(asItems(items), today));
  return items.map((item) => {
    const before = bodyOf(register, item);
    const titleOf: TitleOf = (kind, one) =>
      titlesOf(kind === "User" || after[kind].has(one) ? after : register)(kind, one);
    return {
      key: `${item.kind}/${item.ref}`,
      kindLabel: kinds[item.kind].label,
      title: titleOf(item.kind, item.ref),
      does: item.body === null ? "ends" : before === null ? "makes" : "changes",
      differences:
        item.body === null ? [] : readableDifferences(item.kind, before, item.body, titleOf),
      changesParty: item.changesParty,
    };
  });
}

type RestructuringRefusal =
  | "notAllowed"
  | "previewGone"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile";

/** Makes a draft of what the preview showed; refused when it would be another by now. */
export async function proposeRestructuring(
  actor: StaffActor,
  {
    what,
    asked,
    hash,
    title,
    reason,
  }: {
    what: RestructuringName;
    asked: string;
    hash: string;
    title: string;
    reason: string | null;
  },
): Promise<Result<{ id: string }, RestructuringRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const result = await planned(register, what, asked);
  if ("errors" in result || result.plan.hash !== hash) return refuse("previewGone");
  return createChangeSet(actor, { title, reason, items: asItems(result.plan.items) });
}
