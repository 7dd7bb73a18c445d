"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { type AuditVerified, verifyAuditLog } from "@/lib/data/audit/audit-log";

const mostNamed = 5;

export const verify = staffAction({
  permission: "audit:read",
  input: z.object({}),
  run: verifyAuditLog,
  refusals: { notAllowed: "Your role does not allow this." },
  after: (verified) => ({ say: verdictOf(verified) }),
});

function verdictOf({ entries, head, problems }: AuditVerified): string {
  const counted = `${entries.toLocaleString("en-GB")} entries, head ${head ?? "none"}`;
  if (problems.length === 0)
    return `The chain is whole: no entry was altered, taken out or cut off. ${counted}.`;
  const named = problems.slice(0, mostNamed).map(({ what, where }) => `${where} (${what})`);
  const more = problems.length - named.length;
  return `THE CHAIN IS NOT WHOLE. ${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}. ${counted}.`;
}
