import { regimeWords } from "@/lib/domain/findings/regime-words";
import { en } from "@/lib/domain/language/en";
import { countryName, dayInWords, inSentence } from "@/lib/domain/language/wording";
import { recordTitle } from "@/lib/domain/record/record-title";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import type { Register } from "@/lib/domain/register";
import type { DrillDraft } from "./drafts";
import { frameworkDecisions, type Supposition } from "./supposition";

/** What is supposed, as one sentence without its full stop: "The Data Privacy Framework falls on 1 March 2027". */
export function suppositionInWords(register: Register, supposition: Supposition): string {
  return `${eventOf(register, supposition)} on ${dayInWords(supposition.on, en)}`;
}

function eventOf(register: Register, supposition: Supposition): string {
  switch (supposition.what) {
    case "DECISION": {
      const { decisions } = supposition;
      if (frameworkDecisions.every(({ id }) => decisions.includes(id)))
        return "The Data Privacy Framework falls";
      const acts = adequacyDecisions.filter(({ id }) => decisions.includes(id));
      return `${inSentence(
        acts.map(({ act, regime }) => `${act} under ${regimeWords[regime]}`),
        en,
      )} falls`;
    }
    case "COUNTRY":
      return `${countryName(supposition.country, en)} loses adequacy${under(supposition.regimes)}`;
    case "VENDOR":
      return `${recordTitle(register, { kind: "Vendor", ref: supposition.vendor })} disappears`;
    case "CERTIFICATION":
      return `${recordTitle(register, supposition.certificate)} lapses`;
  }
}

function under(asked: readonly Regime[]): string {
  if (asked.length === regimes.length) return "";
  return ` under ${inSentence(
    asked.map((regime) => regimeWords[regime]),
    en,
  )}`;
}

const titleAtMost = 200;

/** What a draft is called that is made of a drill. */
export function draftTitle(
  says: string,
  { class: changeClass }: Pick<DrillDraft, "class">,
): string {
  const part = changeClass === "A" ? "what is lost" : "what follows";
  return `${says}: ${part}`.slice(0, titleAtMost);
}
