import { titleOf } from "@/lib/domain/findings/naming";
import { find, list, type Row } from "@/lib/domain/register";
import { isSubprocessor, productsServed } from "@/lib/domain/subprocessor";
import { isOwed } from "./concerns";
import type { Compared, Mismatch } from "./mismatch";
import type { AnnexNaming } from "./outputs";

type Agreement = { readonly row: Row<"CustomerAgreement">; readonly annex: AnnexNaming };

/** Where annexes name others than the public list does, as far as the agreement is concerned. */
export function annexMismatches(compared: Compared): Mismatch[] {
  const { register, outputs } = compared;
  const agreements = outputs.annexes.flatMap((annex): Agreement[] => {
    const row = find(register, "CustomerAgreement", annex.agreementRef);
    return row === undefined ? [] : [{ row, annex }];
  });
  const withoutProduct = agreements.filter(({ row }) => (row.productIds ?? []).length === 0);
  const others = agreements.filter(({ row }) => (row.productIds ?? []).length > 0);
  return [
    ...namedNothing(compared, withoutProduct),
    ...engagementsListed(compared).flatMap((one) => lackedBy(compared, one, others)),
    ...namedAlone(compared, agreements),
  ];
}

/** An agreement without a product is told of everything, and its annexes, which go by product, list nobody. */
function namedNothing({ register, outputs }: Compared, agreements: readonly Agreement[]) {
  if ((outputs.list?.names.size ?? 0) === 0) return [];
  return agreements
    .filter(({ annex }) => annex.engagements.size === 0)
    .map(({ row }): Mismatch => {
      const about = { kind: "CustomerAgreement", ref: row.ref } as const;
      return {
        names: "LIST",
        lacks: "ANNEXES",
        about,
        title: titleOf(register, about),
        why: "The agreement names no product. It counts as using all of them where a change is told, and its annexes, which go by product, list no sub-processor. Name its products.",
        mend: { type: "RECORD", key: about },
        agreements: [row.ref],
      };
    });
}

function engagementsListed({ register, outputs }: Compared): Row<"Engagement">[] {
  return list(register, "Engagement").filter(
    (one) => outputs.list?.names.has(one.ref) === true && isSubprocessor(register, one),
  );
}

function lackedBy(
  { register }: Compared,
  engagement: Row<"Engagement">,
  agreements: readonly Agreement[],
): Mismatch[] {
  const { ref } = engagement;
  const lacking = agreements.filter(
    ({ row, annex }) =>
      !annex.engagements.has(ref) && isOwed(register, engagement, row, annex.heldBack),
  );
  if (lacking.length === 0) return [];
  const about = { kind: "Engagement", ref } as const;
  const why =
    productsServed(register, engagement) === null
      ? "Neither it nor an activity that it serves names a product. It counts as serving all of them where a change is told, and annexes list by product. Name the products that it serves."
      : "The list names it, and these annexes do not. Check the products of the agreements, of the engagement and of its activities.";
  return [
    {
      names: "LIST",
      lacks: "ANNEXES",
      about,
      title: titleOf(register, about),
      why,
      mend: { type: "RECORD", key: about },
      agreements: lacking.map(({ row }) => row.ref),
    },
  ];
}

/** Whom annexes name, and the public list does not. */
function namedAlone({ register, outputs }: Compared, agreements: readonly Agreement[]): Mismatch[] {
  const byEngagement = new Map<string, string[]>();
  for (const { row, annex } of agreements) {
    for (const ref of annex.engagements) {
      if (outputs.list?.names.has(ref) === true) continue;
      byEngagement.set(ref, [...(byEngagement.get(ref) ?? []), row.ref]);
    }
  }
  return [...byEngagement].map(([ref, refs]) => {
    const about = { kind: "Engagement", ref } as const;
    return {
      names: "ANNEXES",
      lacks: "LIST",
      about,
      title: titleOf(register, about),
      why: "These annexes name it, and the public list does not. Check which activities it and those above it serve.",
      mend: { type: "RECORD", key: about },
      agreements: refs,
    };
  });
}
