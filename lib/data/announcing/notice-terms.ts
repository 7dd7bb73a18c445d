import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import type { Prisma } from "../database/generated/client";

/** The terms that were frozen with a notice. Nothing but `createNotices` writes them, so they are what it wrote. */
export function termsOfNotice({ terms }: { terms: Prisma.JsonValue }): AgreementTerms {
  return frozenTerms(terms as unknown as AgreementTerms);
}
