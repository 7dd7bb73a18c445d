import { type Actor, mayDo } from "@/lib/auth/actor";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { type Choices, type FormOption, listedAtMost } from "@/lib/domain/record/record-form-view";
import { recordTitle } from "@/lib/domain/record/record-title";
import { apply, list, type Register } from "@/lib/domain/register";
import { changesOf, findChangeSet, itemsOf } from "../changes/change-sets";
import { presentRegister } from "../register";

const answeredAtMost = 20;

/** The register that a form points into: with a draft, what the draft adds is there, too. */
export async function registerWithin(actor: Actor, within: string | null): Promise<Register> {
  const { register } = await presentRegister();
  const changeSet = within === null ? null : await findChangeSet(within);
  if (changeSet === null || changeSet.state !== "DRAFT") return register;
  return apply(register, changesOf(itemsOf(changeSet), todayIn(register, actor.at)));
}

/** The records of a kind that a search finds by their title or ref. */
export async function listOptions(
  actor: Actor,
  kind: KindName,
  { search, within }: { search: string; within: string | null },
): Promise<FormOption[]> {
  if (!mayDo(actor, "register:read")) return [];
  const register = await registerWithin(actor, within);
  const sought = search.trim().toLowerCase().split(/\s+/);
  const found: FormOption[] = [];
  for (const { ref } of list(register, kind)) {
    const option = { value: ref, label: recordTitle(register, { kind, ref }) };
    const text = `${option.label} ${ref}`.toLowerCase();
    if (sought.every((word) => text.includes(word))) found.push(option);
    if (found.length === answeredAtMost) break;
  }
  return found;
}

/** What a field may point to: all records of the kind where they are few, else those that are chosen. */
export function choicesIn(
  register: Register,
): (kind: KindName, refs: readonly string[]) => Choices {
  return (kind, refs) => {
    const total = register[kind].size;
    const shown = total <= listedAtMost ? [...register[kind].keys()] : refs;
    const options = [...new Set([...shown, ...refs])].map((ref) => ({
      value: ref,
      label: recordTitle(register, { kind, ref }),
    }));
    return {
      total,
      options: options.toSorted((one, other) => one.label.localeCompare(other.label, "en")),
    };
  };
}
