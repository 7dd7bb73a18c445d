import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import { recordPath } from "@/lib/domain/record-address";
import { recordTitle } from "@/lib/domain/record-title";
import type { Register } from "@/lib/domain/register";
import { registerAt } from "./moments";

/** A record as a search names it, and where it is. */
export type FoundRecord = { readonly kind: string; readonly label: string; readonly href: string };

const most = 20;

/** The records of the register at a moment whose name has all these words: those that begin with the text first. */
export async function searchRecords(
  actor: StaffActor,
  text: string,
  moment: Moment = present,
): Promise<readonly FoundRecord[]> {
  const wanted = plain(text.trim().slice(0, 200));
  if (!mayDo(actor, "register:read") || wanted === "") return [];
  const { register } = await registerAt(actor, moment);
  const words = wanted.split(/\s+/);
  return namesOf(register)
    .filter(({ searched }) => words.every((word) => searched.includes(word)))
    .map((name) => ({ ...name, rank: rankOf(name.searched, wanted) }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ kind, ref, label }) => ({
      kind: kinds[kind].label,
      label,
      href: recordPath({ kind, ref }, momentQuery(moment)),
    }));
}

type Name = { kind: KindName; ref: string; label: string; searched: string };

const named = new WeakMap<Register, readonly Name[]>();

/** Every record by its name; kept as long as the register it was read from. */
function namesOf(register: Register): readonly Name[] {
  const known = named.get(register);
  if (known) return known;
  const names = kindNames.flatMap((kind) =>
    [...register[kind].keys()].map((ref) => {
      const label = recordTitle(register, { kind, ref });
      return { kind, ref, label, searched: plain(`${label} ${ref}`) };
    }),
  );
  named.set(register, names);
  return names;
}

/** Without accents and capitals: who types "muller" means Müller too. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function rankOf(searched: string, wanted: string): number {
  if (searched.startsWith(wanted)) return 0;
  return searched.includes(` ${wanted}`) ? 1 : 2;
}
