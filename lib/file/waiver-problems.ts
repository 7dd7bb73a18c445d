import { type WaiverTrouble, waiverTrouble } from "@/lib/domain/findings/waivers";
import type { RecordKey, Register } from "@/lib/domain/register";
import { shown } from "./field-words";
import type { FileProblem } from "./file-problem";
import { problemAt, type RegisterFile } from "./register-file";

type Item = RecordKey & { readonly body: Record<string, unknown> | null };

const told: Readonly<
  Record<WaiverTrouble, { field: string; says: (value: string) => string; hint: string }>
> = {
  ruleNotWaivable: {
    field: "rule",
    says: (rule) => `${rule} cannot be waived`,
    hint: "no decision makes lawful an error of Chapter V or a missing contract: mend what it finds",
  },
  foundNowhere: {
    field: "foundIn",
    says: (foundIn) => `there is no record ${foundIn}`,
    hint: "write the kind and the ref as the finding names them, such as Engagement/hosting",
  },
};

function inDraft(id: string): string {
  return `only ${id} makes it, and its waiver belongs into that draft: recital change edit ${id} --file`;
}

/** The waivers that a file proposes, and that could never cover anything. */
export function waiverProblems(
  file: RegisterFile,
  items: readonly Item[],
  after: Register,
  draftWith: (foundIn: string) => string | null,
): FileProblem[] {
  return items.flatMap(({ kind, ref, body }) => {
    if (kind !== "Waiver" || body === null) return [];
    const record = file.records.find((one) => one.kind === kind && one.ref === ref);
    if (record === undefined) return [];
    const trouble = waiverTrouble(after, body);
    if (trouble === null) return [];
    const { field, says, hint } = told[trouble];
    const message = says(shown(String(body[field])));
    const draft = trouble === "foundNowhere" ? draftWith(String(body[field])) : null;
    const better = draft === null ? hint : inDraft(draft);
    return [problemAt(file, [...record.path, field], "value", message, better)];
  });
}
