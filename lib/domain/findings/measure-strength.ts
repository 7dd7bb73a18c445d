import { list, type Register, type Row } from "@/lib/domain/register";
import { clausesOf } from "./clauses";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOfAll } from "./gap";
import { measureFault } from "./measures";
import { titleOf } from "./naming";
import { agreementsInForce } from "./standing";
import { deniesEncryption, plainWords } from "./wording";

/** The rules on how strong measures are, and how well proved. See reference/linter-rules.ts; what they must say: measures.ts. */
export const measureStrengthRules: Rules = {
  "TOM-002": { once: databaseIsNotEncrypted },
  "TOM-003": { once: certificateHasEnded },
  "TOM-004": { once: protocolIsObsolete },
  "TOM-006": { once: emergenciesAreNotProvided },
  "TOM-007": { once: statementsContradict },
};

type Measure = Row<"SecurityMeasure">;

function at(measure: Measure, field: keyof Measure & string) {
  return { kind: "SecurityMeasure" as const, ref: measure.ref, field };
}

/** Reading: what is said to make up for it counts where it would pass as a measure itself, so not "great lengths". */
function databaseIsNotEncrypted(register: Register): Defect[] {
  return list(register, "SecurityMeasure").flatMap((measure): Defect[] => {
    if (measure.negativeFact !== true || !deniesEncryption(measure.text ?? "")) return [];
    if (measure.category === "PROTECTION_TRANSMISSION") return [];
    const { mitigation } = measure;
    if (mitigation !== undefined && measureFault(mitigation) === undefined) return [];
    const state =
      mitigation === undefined
        ? "nothing is recorded that makes up for it"
        : `“${mitigation}” is no measure that makes up for it`;
    return [
      defect(
        register,
        at(measure, "mitigation"),
        `stored data are not encrypted, and ${state}; encrypt them, or record which measure protects them instead.`,
      ),
    ];
  });
}

function certificateHasEnded(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "Certification").flatMap((certificate): Defect[] => {
    const { ref, status, expiresOn } = certificate;
    const isOver = expiresOn !== undefined && expiresOn < asOf;
    const isLost = status === "SUSPENDED" || status === "WITHDRAWN";
    if (!isOver && !isLost) return [];
    const state = isOver ? `ended on ${expiresOn}` : `is ${status?.toLowerCase()}`;
    return [
      defect(
        register,
        { kind: "Certification", ref, field: isOver ? "expiresOn" : "status" },
        `the certificate ${state}; record the renewed one, or take it out of the measures that name it.`,
      ),
    ];
  });
}

const transportSecurity = /\b(?:tls|ssl)\b/i;
const withVersion = /\btls[\s/]*v?\d/i;
const oldVersion = /\bssl\b|\btls[\s/]*v?1(?:\.[01])?(?![.\d])/i;

const refused =
  /(?<!\b(?:not|cannot|never)(?: yet)?(?: be)? )\b(?:disabl|deactivat|refus|reject|block|forbid|prohibit|unsupported|(?:switch|turn)(?:ed|s)? off)|\b(?:not|never|no longer) (?:be )?(?:accept|allow|enabl|negotiat|offer|permit|support|use)|\bno (?:ssl|tls)\b/i;
const currentOrLater =
  /\btls[\s/]*v?1\.[23](?:\+| (?:or|and) (?:above|better|higher|later|newer|up))|\b(?:at least|minimum(?: of)?|from) tls[\s/]*v?1\.[23]/i;

/** Whether an old version stands in a clause that neither refuses it nor asks for a current one. */
function acceptsOldVersion(named: string): boolean {
  return named
    .split(/[.;!?|](?=\s|$)/)
    .flatMap(clausesOf)
    .some((one) => oldVersion.test(one) && !refused.test(one) && !currentOrLater.test(one));
}

/** Reading: "SSL" is not current in any version; "TLS" alone says nothing, since versions 1.0 and 1.1 are given up (RFC 8996). */
function protocolIsObsolete(register: Register): Defect[] {
  return list(register, "SecurityMeasure").flatMap((measure): Defect[] => {
    const { text = "", protocol = "", protocolVersion = "" } = measure;
    const named = [text, `${protocol} ${protocolVersion}`].join(" | ");
    if (measure.negativeFact === true || !transportSecurity.test(named)) return [];
    const isOld = acceptsOldVersion(named);
    if (!isOld && (withVersion.test(named) || !/\btls\b/i.test(named))) return [];
    const state = isOld
      ? "it names a protocol that is no longer secure"
      : "it names TLS without a version";
    return [
      defect(
        register,
        at(measure, protocol === "" ? "text" : "protocolVersion"),
        `${state}; record which version is the oldest that is accepted, such as TLS 1.2.`,
      ),
    ];
  });
}

/**
 * Reading: asked of whoever has promised measures to customers, since their annex must tell them; a measure for restoring data
 * that stands in the register is asked for its test by itself.
 */
function emergenciesAreNotProvided(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  const measures = list(register, "SecurityMeasure").filter(
    ({ negativeFact }) => negativeFact !== true,
  );
  const untested = measures
    .filter(({ category }) => category === "RESTORE")
    .flatMap((measure): Defect[] => {
      const gap = gapOfAll(measure, ["verifiedOn", "evidence"]);
      if (!gap) return [];
      const sentence = `the evidence that restoring was tested ${gap}; test it, and record the day and what was found.`;
      return [defect(register, at(measure, "verifiedOn"), sentence)];
    });
  const [promised] = agreementsInForce(register, asOf);
  if (promised === undefined) return untested;
  const categories = new Set(measures.map(({ category }) => category));
  const wanting = [
    ...(categories.has("INCIDENT_RESPONSE") ? [] : ["how a breach is met"]),
    ...(categories.has("RESTORE") ? [] : ["how data are restored after an incident"]),
  ];
  if (wanting.length === 0) return untested;
  const [organisation] = list(register, "Organisation");
  const place = organisation
    ? ({ kind: "Organisation", ref: organisation.ref } as const)
    : ({ kind: "CustomerAgreement", ref: promised.ref } as const);
  const sentence = `no measure says ${wanting.join(", nor ")}; describe it among the measures, with the day on which it was tried.`;
  return [...untested, defect(register, place, sentence)];
}

/**
 * Reading: two measures of one category, neither of them kept from the public, of which one says that it is done and the other
 * that it is not, in words that share a stem; a statement without a scope means every scope.
 */
function statementsContradict(register: Register): Defect[] {
  const published = list(register, "SecurityMeasure").filter(
    ({ shownPublicly }) => shownPublicly !== false,
  );
  const denials = published.filter(({ negativeFact }) => negativeFact === true);
  if (denials.length === 0) return [];
  const byCategory = new Map<Measure["category"], Measure[]>();
  for (const denial of denials) {
    const known = byCategory.get(denial.category);
    if (known) known.push(denial);
    else byCategory.set(denial.category, [denial]);
  }
  return published
    .filter(({ negativeFact }) => negativeFact !== true)
    .flatMap((claim): Defect[] => {
      const against = byCategory.get(claim.category)?.find((denial) => contradicts(claim, denial));
      if (against === undefined) return [];
      const title = titleOf(register, { kind: "SecurityMeasure", ref: against.ref });
      return [
        defect(
          register,
          at(claim, "text"),
          `“${title}” says the contrary; find out which is true, and correct the other.`,
        ),
      ];
    });
}

function contradicts(claim: Measure, denial: Measure): boolean {
  const [one, other] = [plainWords(claim.scopeText ?? ""), plainWords(denial.scopeText ?? "")];
  if (one !== "" && other !== "" && one !== other) return false;
  const stems = new Set(stemsOf(claim.text ?? ""));
  return stemsOf(denial.text ?? "").some((stem) => stems.has(stem));
}

const stemLength = 6;

function stemsOf(text: string): string[] {
  return plainWords(text)
    .split(" ")
    .filter((word) => word.length >= stemLength)
    .map((word) => word.slice(0, stemLength));
}
