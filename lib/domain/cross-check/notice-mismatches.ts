import { titleOf } from "@/lib/domain/findings/naming";
import type { Compared, Mismatch } from "./mismatch";
import type { NoticeNaming } from "./outputs";

/** Where annexes name somebody of whom no notice is in effect there; what a notice told of and no annex names lacks in the annexes. */
export function noticeMismatches({ register, outputs }: Compared): Mismatch[] {
  const annexes = new Map(outputs.annexes.map((annex) => [annex.agreementRef, annex.engagements]));
  const groups = new Map<string, { naming: NoticeNaming; agreements: string[] }>();
  for (const naming of outputs.notices) {
    const isNamed = annexes.get(naming.agreementRef)?.has(naming.engagementRef) === true;
    if (!isNamed || (naming.state !== "WAITS" && naming.state !== "OWED")) continue;
    const key = `${naming.changeSetId} ${naming.engagementRef} ${naming.state}`;
    const group = groups.get(key) ?? { naming, agreements: [] };
    group.agreements.push(naming.agreementRef);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ naming, agreements }) => {
    const about = { kind: "Engagement", ref: naming.engagementRef } as const;
    return {
      names: "ANNEXES",
      lacks: "NOTICES",
      about,
      title: titleOf(register, about),
      why:
        naming.state === "WAITS"
          ? `These annexes name it, although the notice of “${naming.title}” has not taken effect there. See what it still waits for.`
          : `These annexes name it, and there is no notice of “${naming.title}”, which these customers were to be told of. Tell them.`,
      mend: { type: "CHANGE", id: naming.changeSetId },
      agreements,
    };
  });
}
