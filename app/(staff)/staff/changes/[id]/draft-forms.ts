import { z } from "zod";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { emergencyGrounds, materialities } from "@/lib/domain/reference/enums";
import { day, stepForm } from "./forms";

const longest = (most: number) => `That is too long: at most ${most} characters.`;

/** The forms by which a draft is edited on its page. */
export const renameForm = stepForm.extend({
  title: z.string().trim().min(1, "Say in a few words what changes.").max(300, longest(300)),
  reason: z
    .string()
    .trim()
    .max(4000, longest(4000))
    .transform((text) => (text === "" ? null : text)),
  plannedOn: day,
  emergencyGround: z
    .enum(["", ...emergencyGrounds], "Choose a ground, or none.")
    .optional()
    .transform((ground) => (ground === "" ? null : ground)),
});

export const itemForm = stepForm.extend({
  kind: z.enum(kindNames),
  ref: z.string().max(200),
});

/** An empty field is the record as a whole. */
export const differenceForm = itemForm.extend({
  field: z
    .string()
    .max(80)
    .transform((name) => (name === "" ? null : name)),
});

export const classForm = differenceForm.extend({
  class: z.enum(materialities, "Choose a class."),
  reason: z.string().trim().max(2000, longest(2000)),
});

const side = /^side\.(?<field>.+)$/;

/** Which side is right, a field at a time: "mine" or "theirs" under the name of the field after "side.". */
export const settleForm = itemForm
  .extend({
    seq: z.string().transform((text) => (text === "" ? null : Number(text))),
  })
  .catchall(z.unknown())
  .transform(({ id, seen, kind, ref, seq, ...rest }) => ({
    id,
    seen,
    kind,
    ref,
    seq,
    conceded: Object.entries(rest).flatMap(([name, value]) =>
      value === "theirs" ? (side.exec(name)?.groups?.field ?? []) : [],
    ),
  }));
