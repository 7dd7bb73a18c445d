import { titleOf } from "@/lib/domain/findings/naming";
import { find, pointingTo, type Register } from "@/lib/domain/register";
import { activitiesInChain } from "@/lib/domain/subprocessor";
import type { Compared, Mismatch } from "./mismatch";

type Why = Pick<Mismatch, "why" | "mend">;

/** Why a recipient of the records is not on the public list. */
export function whyNotOnList({ outputs: { list } }: Pick<Compared, "outputs">): Why {
  return list === null
    ? {
        why: "Nothing was published yet. The first change that takes effect publishes the list.",
        mend: { type: "CHANGES" },
      }
    : {
        why: `The register came to name it after publication ${list.number}. The next change that takes effect publishes the list anew.`,
        mend: { type: "CHANGES" },
      };
}

/** Why a recipient of the public list is in no record as processor. */
export function whyNotInRecords({ register, outputs }: Compared, ref: string): Why {
  const engagement = find(register, "Engagement", ref);
  if (engagement === undefined) {
    return {
      why: `The register has it no more, and publication ${outputs.list?.number ?? ""} still lists it. The next change that takes effect publishes the list anew.`,
      mend: { type: "CHANGES" },
    };
  }
  const served = activitiesInChain("PROCESSOR", register, engagement);
  const isBare = served.every(({ ref: activity }) => !isTakenPartIn(register, activity));
  const [first] = served;
  if (isBare && first !== undefined) {
    const key = { kind: "ProcessingActivity", ref: first.ref } as const;
    return {
      why: `It serves “${titleOf(register, key)}”, in which none of our companies takes part as processor, so that the activity is in no record. Say who takes part in it.`,
      mend: { type: "RECORD", key },
    };
  }
  const above = find(register, "Engagement", engagement.parentEngagementId);
  const key = { kind: "Engagement", ref } as const;
  if (above !== undefined && (engagement.activityIds ?? []).length > 0) {
    const title = titleOf(register, { kind: "Engagement", ref: above.ref });
    return {
      why: `It is engaged under “${title}”, which serves customers, but names only other activities itself, so that the records leave it out there. Name the activity of the customers with it, or none.`,
      mend: { type: "RECORD", key },
    };
  }
  return {
    why: "No activity that a record as processor has is among those that it serves. Check which activities it names.",
    mend: { type: "RECORD", key },
  };
}

function isTakenPartIn(register: Register, activityRef: string): boolean {
  return pointingTo(register, "Participation", "activityId", activityRef).some(
    ({ role }) => role === "PROCESSOR" || role === "SUB_PROCESSOR",
  );
}
