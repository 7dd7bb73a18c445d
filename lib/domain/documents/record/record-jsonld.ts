import { legalBases } from "@/lib/domain/reference/legal-bases";
import { purposes } from "@/lib/domain/reference/purposes";
import {
  assessmentNodes,
  dataNodes,
  measureNodes,
  processingNodes,
  storageNodes,
} from "./jsonld-data";
import { gapNode, type Node, nodesOr } from "./jsonld-node";
import { appointeeNode, partyNode } from "./jsonld-parties";
import { recipientNodes, transferNode } from "./jsonld-recipients";
import { recordContext } from "./record-context";
import { limitTexts } from "./record-document";
import type { RecordActivity, RecordBasis, RecordFacts, RecordPurpose } from "./record-facts";
import { recordHash } from "./record-hash";
import { speechOf, text } from "./record-language";
import { isGap } from "./told";

/**
 * A record as JSON-LD after DPV 2.3 and DPCat: the same facts, in terms that other registers and tools know.
 *
 * Source: GDPR Art. 30(1) to (4); DPV 2.3, DPCat 0.2 (see dpv-terms).
 * Reading: what has no term of DPV has one of our own, below it where one is broader. A fact that is not known is a
 * node that says so; it is never left out as if nothing were to be said.
 *
 * @param baseUrl address of the installation, without a slash at its end: where its own terms and records are named
 */
export function recordJsonLd(facts: RecordFacts, baseUrl: string): Node {
  const speech = speechOf(facts.language);
  const isController = facts.register === "CONTROLLER";
  const id = `${baseUrl}/records/${facts.register.toLowerCase()}/${facts.holder.ref ?? ""}`;
  return {
    "@context": recordContext(baseUrl),
    id,
    type: ["dpcat:ROPA", "dpv:ROPA"],
    title: `${speech.words.title[facts.register]}: ${text(facts.holder.name, speech)}`,
    language: facts.language,
    asOf: facts.asOf,
    recordedAt: facts.recordedAt,
    factsHash: recordHash(facts),
    publisher: {
      ...partyNode(facts.holder, speech),
      type: isController ? "dpv:DataController" : "dpv:DataProcessor",
      officer: facts.holder.officers.map((one) => appointeeNode(one, speech)),
      representative: facts.holder.representatives.map((one) => appointeeNode(one, speech)),
    },
    records: facts.activities.map((one) => activityNode(one, facts, id)),
    transfers: facts.otherTransfers.map((one) => transferNode(one)),
    limits: limitTexts(facts, speech),
    ...(facts.unverified.length === 0
      ? {}
      : { "reg:unverified": facts.unverified.map(({ what, code }) => `${what} ${code}`) }),
    ...(facts.simulated ? { "reg:simulated": true } : {}),
  };
}

function activityNode(one: RecordActivity, facts: RecordFacts, recordId: string): Node {
  const speech = speechOf(facts.language);
  const served = facts.controllers.filter(({ activities }) => activities.includes(one.ref));
  const isController = facts.register === "CONTROLLER";
  const holder = partyNode(facts.holder, speech);
  return {
    id: `${recordId}/${one.ref}`,
    type: ["dpcat:ROPARecord", "dpv:Process"],
    identifier: one.ref,
    title: one.name,
    ...(one.description === null ? {} : { description: one.description }),
    ...(one.createdOn === null ? {} : { created: one.createdOn }),
    modified: one.changedOn,
    status: "dpv:ActivityOngoing",
    controller: isController
      ? [{ ...holder, type: "dpv:DataController" }]
      : facts.controllersUnknown.includes(one.ref)
        ? [gapNode({ state: "UNKNOWN" })]
        : served.map(({ party }) => ({ ...partyNode(party, speech), type: "dpv:DataController" })),
    ...(one.jointControllers.length === 0
      ? {}
      : { jointControllers: one.jointControllers.map((party) => partyNode(party, speech)) }),
    ...(isController ? {} : { processor: [{ ...holder, type: "dpv:DataProcessor" }] }),
    purpose: nodesOr(one.purposes, purposeNode),
    legalBasis: basisNodes(one),
    ...dataNodes(one),
    processing: processingNodes(one),
    recipient: recipientNodes(one),
    transfers: one.transfers.map((transfer) => transferNode(transfer)),
    storage: storageNodes(one),
    measure: measureNodes(one),
    assessment: assessmentNodes(one),
  };
}

function purposeNode({ code, text: said }: RecordPurpose): Node {
  const known = Object.values(purposes).find((one) => one.code === code);
  return {
    type: "dpv:Purpose",
    ...(known === undefined ? {} : { broader: known.dpv }),
    ...(isGap(said) ? gapNode(said) : { label: said }),
  };
}

function basisNodes({ purposes: told }: RecordActivity): Node[] {
  if (isGap(told)) return [gapNode(told)];
  const bases = told.flatMap((purpose) => purpose.bases);
  return bases.length === 0 ? [gapNode({ state: "UNKNOWN" })] : bases.map(basisNode);
}

/** A basis of the GDPR is DPV's own term; one that DPV does not have (UK Art. 6(1)(ea), Switzerland) is ours. */
function basisNode({ code, regime, interest }: RecordBasis): Node {
  const about = {
    ...(regime === null ? {} : { regime }),
    ...(interest === null ? {} : { description: interest }),
  };
  if (isGap(code)) return { ...gapNode(code), ...about };
  const term = regime === "EU_GDPR" ? legalBases[code].dpv : null;
  return term === null ? { type: `reg:${code}`, code, ...about } : { type: term, code, ...about };
}
