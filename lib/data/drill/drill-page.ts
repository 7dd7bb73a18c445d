import { type Actor, mayDo } from "@/lib/auth/actor";
import type { RecordLink } from "@/lib/domain/change/change-view";
import { findingViews } from "@/lib/domain/change/finding-views";
import { recordLink } from "@/lib/domain/change/record-link";
import { touchedBy } from "@/lib/domain/change/touched";
import { addressOf } from "@/lib/domain/drill/drill-address";
import type { DrillAnswer, DrillView, EngagementRow, WayRow } from "@/lib/domain/drill/drill-view";
import type { LostEngagement } from "@/lib/domain/drill/lost-engagements";
import type { LostWay } from "@/lib/domain/drill/lost-ways";
import {
  certificateKinds,
  type DrillSubject,
  drillSubjects,
  wholeFramework,
} from "@/lib/domain/drill/supposition";
import { draftTitle } from "@/lib/domain/drill/supposition-words";
import { regimeWords } from "@/lib/domain/findings/regime-words";
import type { Typed } from "@/lib/domain/form-state";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { en } from "@/lib/domain/language/en";
import { countryName, inSentence, mechanismName } from "@/lib/domain/language/wording";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { recordTitle } from "@/lib/domain/record/record-title";
import { adequacyAt } from "@/lib/domain/reference/adequacy";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { countryCodes } from "@/lib/domain/reference/countries";
import { regimes } from "@/lib/domain/reference/enums";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import { list, type Register, type Row } from "@/lib/domain/register";
import { forecastRows } from "../changes/change-affected";
import type { AskedDrill, OpenDrill } from "./drills";

/** Everything that the page of a drill shows, but for its documents. */
export function drillView(actor: Actor, open: OpenDrill): DrillView {
  const { typed, errors, today, register, asked } = open;
  return {
    what: subjectOf(typed),
    typed,
    errors,
    today,
    choices: choicesOf(open),
    answer: asked && answerOf(register, typed, today, asked),
    mayDraft: mayDo(actor, "changeSet:edit"),
  };
}

function subjectOf({ what }: Typed): DrillSubject {
  return drillSubjects.find((known) => known === what) ?? "DECISION";
}

function answerOf(
  register: Register,
  typed: Typed,
  today: OpenDrill["today"],
  asked: AskedDrill,
): DrillAnswer {
  const { supposition, supposed, ways, engagements, findings, drafts } = asked;
  const { on } = supposition;
  const affected = forecastRows(asked.customers, asked.proposed, asked.contacts);
  return {
    says: asked.says,
    on,
    today,
    ways: ways.map((way) => wayRow(register, way)),
    engagements: engagements.map((lost) => engagementRow(register, lost)),
    follows: {
      ...touchedBy(register, register, keysOf(asked)),
      withoutMechanism: bareRecords(register, asked),
      appeared: findingViews(register, supposed, findings.appeared),
      vanished: findingViews(register, supposed, findings.vanished),
    },
    affected,
    earliestForAll: asked.earliestForAll,
    tooLate: affected.filter(
      ({ earliestEffectiveOn }) => earliestEffectiveOn !== null && earliestEffectiveOn > on,
    ).length,
    drafts: drafts.map((draft) => ({
      title: draftTitle(asked.says, draft),
      class: draft.class,
      records: draft.changes.length,
    })),
    asked: addressOf(typed),
    hash: asked.hash,
  };
}

/** A transfer that has nothing left under several laws is named once. */
function bareRecords(register: Register, { ways }: AskedDrill): RecordLink[] {
  const links = ways
    .filter(({ fallbacks }) => fallbacks.length === 0)
    .map(({ record }) => recordLink(register, register, record));
  return [...new Map(links.map((link) => [link.href, link])).values()];
}

/** The records on which the supposition bears: those that lose something, not those that belong to them. */
function keysOf({ ways, engagements, supposition }: AskedDrill) {
  return [
    ...ways.map(({ record }) => record),
    ...engagements.map(({ ref }) => ({ kind: "Engagement" as const, ref })),
    ...(supposition.what === "CERTIFICATION" ? [supposition.certificate] : []),
  ];
}

function wayRow(
  register: Register,
  { record, regime, countries, lost, fallbacks }: LostWay,
): WayRow {
  const [fallback, ...further] = fallbacks.map(nameOf);
  return {
    key: `${record.kind}/${record.ref}/${regime}`,
    record: recordLink(register, register, record),
    regime: regimeWords[regime],
    countries: inSentence(
      countries.map((code) => countryName(code, en)),
      en,
    ),
    lost: lost.length === 0 ? "The country's adequacy" : lost.map(nameOf).join("; "),
    fallback: fallback ?? null,
    further,
  };
}

function nameOf({ mechanism, sccModule }: Row<"TransferMechanismUse">): string {
  return mechanismName(mechanism ?? "", sccModule ?? null, en);
}

function engagementRow(register: Register, lost: LostEngagement): EngagementRow {
  const link = (kind: KindName) => (ref: string) => recordLink(register, register, { kind, ref });
  return {
    record: link("Engagement")(lost.ref),
    above: lost.above === null ? null : link("Engagement")(lost.above),
    standIns: lost.standIns.map(link("Engagement")),
    unserved: lost.unserved.map(link("ProcessingActivity")),
  };
}

function choicesOf({ register, today }: OpenDrill): DrillView["choices"] {
  const isInForce = ({ regime, destination, id }: (typeof adequacyDecisions)[number]) =>
    destination === "GROUP:EEA" ||
    adequacyAt(regime, destination, today).decisions.some((one) => one.id === id);
  return {
    decisions: [
      { value: wholeFramework, label: "Data Privacy Framework, under every law" },
      ...adequacyDecisions
        .filter(isInForce)
        .map(({ id, act, destination, regime }) => ({
          value: id,
          label: `${placeOf(destination)} under ${regimeWords[regime]}: ${act}`,
        }))
        .toSorted(byLabel),
    ],
    countries: countryCodes
      .filter((code) =>
        regimes.some((regime) => adequacyAt(regime, code, today).decisions.length > 0),
      )
      .map((code) => ({ value: code, label: countryName(code, en) }))
      .toSorted(byLabel),
    vendors: list(register, "Vendor")
      .map(({ ref, name }) => ({ value: ref, label: name ?? ref }))
      .toSorted(byLabel),
    certificates: certificateKinds.flatMap((kind) =>
      list(register, kind)
        .map(({ ref }) => ({
          value: `${kind}/${ref}`,
          label: `${kind === "DpfCertification" ? "Data Privacy Framework: " : ""}${recordTitle(register, { kind, ref })}`,
        }))
        .toSorted(byLabel),
    ),
  };
}

function placeOf(destination: (typeof adequacyDecisions)[number]["destination"]): string {
  if (destination === "GROUP:EEA") return "European Economic Area";
  return internationalOrganisation(destination)?.name ?? countryName(destination, en);
}

function byLabel(one: FormOption, other: FormOption): number {
  return one.label.localeCompare(other.label, "en");
}
