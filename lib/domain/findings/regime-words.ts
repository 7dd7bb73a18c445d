import type { Regime } from "@/lib/domain/reference/enums";

/** A body of law within a sentence: "under the GDPR". */
export const regimeWords: Readonly<Record<Regime, string>> = {
  EU_GDPR: "the GDPR",
  UK_GDPR: "the UK GDPR",
  CH_FADP: "the Swiss FADP",
};
