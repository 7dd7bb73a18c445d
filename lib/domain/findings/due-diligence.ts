import type { CalendarDate } from "@/lib/domain/calendar";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { engagedByUs, isProcessor } from "./standing";

/** The rules on the care with which processors are chosen and left. See reference/linter-rules.ts. */
export const dueDiligenceRules: Rules = {
  "CHG-008": { once: returnIsNotCertified },
  "ENG-011": { once: evidenceIsWanting },
};

type AsOf = Pick<Question, "asOf">;
type Evidence = { title: string; isGood: boolean; until: string | undefined };

/**
 * Reading: evidence is what was examined for the engagement, or a certificate of the service. A processor without any contract
 * on record is asked for that first (ENG-001).
 */
function evidenceIsWanting(register: Register, { asOf }: AsOf): Defect[] {
  return engagedByUs(register, asOf).flatMap((engagement): Defect[] => {
    if (!isProcessor(register, engagement) || gapOf(engagement, "contractType")) return [];
    const evidence = evidenceOf(register, engagement, asOf);
    if (evidence.some(({ isGood, until }) => isGood && (until ?? asOf) >= asOf)) return [];
    const place = { kind: "Engagement" as const, ref: engagement.ref, field: "dueDiligenceKind" };
    const good = evidence.filter(({ isGood }) => isGood);
    const latest = good.toSorted((one, other) =>
      (one.until ?? "") < (other.until ?? "") ? 1 : -1,
    )[0];
    if (latest !== undefined) {
      const sentence = `“${latest.title}” counted until ${latest.until}; ask for a newer report or certificate and record it.`;
      return [defect(register, place, sentence)];
    }
    const gap = evidence.length > 0 ? undefined : gapOf(engagement, "dueDiligenceKind");
    if (evidence.length === 0 && gap === undefined) return [];
    const state = gap ?? "shows none of them, or is not finished";
    const sentence = `evidence that it gives sufficient guarantees ${state}; examine it, and record what was examined.`;
    return [defect(register, place, sentence)];
  });
}

function evidenceOf(
  register: Register,
  engagement: Row<"Engagement">,
  asOf: CalendarDate,
): Evidence[] {
  const { dueDiligenceKind, dueDiligenceOn, vendorServiceId = "" } = engagement;
  const own: Evidence[] =
    dueDiligenceKind === undefined
      ? []
      : [{ title: dueDiligenceKind, isGood: (dueDiligenceOn ?? asOf) <= asOf, until: undefined }];
  const examined = pointingTo(register, "DueDiligence", "engagementId", engagement.ref)
    .filter(({ examinedOn }) => (examinedOn ?? asOf) <= asOf)
    .map(({ ref, title, result, expiresOn }) => ({
      title: title ?? ref,
      isGood: result === "SUFFICIENT" || result === "SUFFICIENT_WITH_CONDITIONS",
      until: expiresOn,
    }));
  const certified = pointingTo(register, "Certification", "vendorServiceId", vendorServiceId)
    .filter(({ issuedOn }) => (issuedOn ?? asOf) <= asOf)
    .map(({ ref, title, status, expiresOn }) => ({
      title: title ?? ref,
      isGood: status === undefined || status === "VALID",
      until: expiresOn,
    }));
  return [...own, ...examined, ...certified];
}

/** Reading: judged from the day after the end, since the certificate is given when the data are gone. */
function returnIsNotCertified(register: Register, { asOf }: AsOf): Defect[] {
  return endedByUs(register, asOf).flatMap((engagement): Defect[] => {
    const gap = gapOf(engagement, "deletionCertificateOn");
    if (!gap) return [];
    return [
      defect(
        register,
        { kind: "Engagement", ref: engagement.ref, field: "deletionCertificateOn" },
        `its use ended on ${engagement.actualUseTo}, and the day on which deletion or return was certified ${gap}; ask for the certificate and record the day.`,
      ),
    ];
  });
}

function endedByUs(register: Register, asOf: CalendarDate): Row<"Engagement">[] {
  return list(register, "Engagement").filter(
    (engagement) =>
      engagement.parentEngagementId === undefined &&
      engagement.actualUseTo !== undefined &&
      engagement.actualUseTo < asOf &&
      isSubprocessor(register, engagement),
  );
}
