import type { CalendarDate } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import { type OverrideTrouble, overrideTrouble } from "@/lib/domain/change/override-trouble";
import { changeRules } from "@/lib/domain/reference/change-rules";
import type { Register } from "@/lib/domain/register";
import type { FileProblem } from "./file-problem";
import type { PatchItem } from "./patch-item";
import { findKeys } from "./record-keys";
import { problemAt, type RegisterFile } from "./register-file";

/** The classes set by hand that may not stand, each told where the file sets it. */
export function overrideProblems(
  file: RegisterFile,
  items: readonly PatchItem[],
  register: Register,
  today: CalendarDate,
): FileProblem[] {
  if (file.overrides.length === 0) return [];
  const changes = items.map((item) => ({ ...item, validFrom: item.validFrom ?? today }));
  const set = items.flatMap(({ kind, ref, overrides }) =>
    overrides.map((override) => ({ kind, ref, ...override })),
  );
  return classify(register, changes, today, set).flatMap((item) => {
    const trouble = overrideTrouble(item);
    if (trouble === null) return [];
    const index = file.overrides.findIndex(
      ({ ref, field }) => field === item.field && findKeys(ref, [item]).length > 0,
    );
    const { place, message, hint } = words[trouble];
    const why = item.rule === null ? "" : ` (${item.rule}: ${changeRules[item.rule].change})`;
    return [problemAt(file, ["overrides", index, place], "value", `${message}${why}`, hint)];
  });
}

const words: Readonly<Record<OverrideTrouble, { place: string; message: string; hint: string }>> = {
  notEditorial: {
    place: "class",
    message: "class E is for the same facts in other words, and this states something else",
    hint: "leave the class out, or choose another one",
  },
  gateInLaw: {
    place: "class",
    message:
      "a sub-processor that is added or replaced waits for its notice by law, so its class is neither lowered nor A",
    hint: "leave the class out; record what has happened as an adverse fact in a file of its own",
  },
  peopleUntold: {
    place: "class",
    message:
      "people are told of this and no customer is, so a class for customers would leave nobody told",
    hint: "leave the class out, or choose a lower one with a reason",
  },
  reasonMissing: {
    place: "class",
    message: "a lower class than the rule's needs a reason",
    hint: "write it as reason",
  },
  adverseReasonMissing: {
    place: "class",
    message:
      "class A tells customers of an adverse fact without a notice period, and needs a reason",
    hint: "write it as reason",
  },
};
