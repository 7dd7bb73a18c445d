import type { RecipientKind } from "@/lib/domain/reference/enums";
import { legacyMechanisms, transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { gapNode, type Node, nodesOr } from "./jsonld-node";
import type {
  RecordActivity,
  RecordMechanism,
  RecordPlace,
  RecordRecipient,
  RecordTransfer,
} from "./record-facts";
import { isGap, type Told } from "./told";

const kindTerms: Readonly<Partial<Record<RecipientKind, string>>> = {
  PROCESSOR: "dpv:DataProcessor",
  SUB_PROCESSOR: "dpv:DataSubProcessor",
  INDEPENDENT_CONTROLLER: "dpv:DataController",
  JOINT_CONTROLLER: "dpv:DataController",
};

export function recipientNodes({ recipients }: RecordActivity): readonly Node[] {
  return nodesOr(recipients, recipientNode);
}

function recipientNode(one: RecordRecipient): Node {
  const { kind, places } = one;
  const type = isGap(kind) ? "reg:Recipient" : (kindTerms[kind] ?? `reg:${kind}`);
  return {
    type,
    name: one.name,
    ...(one.isNamed ? {} : { state: "CATEGORY_ONLY" }),
    ...(one.purpose === null ? {} : { description: one.purpose }),
    ...(one.under === null ? {} : { engagedBy: one.under }),
    ...(places === null ? {} : { location: nodesOr(places, placeNode) }),
  };
}

function placeNode({ country, place }: RecordPlace): Node {
  return { ...countryOf(country, "country"), ...(place === null ? {} : { label: place }) };
}

function countryOf(told: Told<string>, key: "country" | "thirdCountry"): Node {
  if (isGap(told)) return gapNode(told);
  return told.includes(":") ? { code: told } : { [key]: `loc:${told}` };
}

export function transferNode(one: RecordTransfer): Node {
  const { recipient } = one;
  return {
    type: "dpv:CrossBorderTransfer",
    ...(one.ref === null ? {} : { identifier: one.ref }),
    importer: isGap(recipient) ? gapNode(recipient) : { name: recipient },
    ...countryOf(one.destination, "thirdCountry"),
    legalBasis: nodesOr(one.mechanisms, mechanismNode),
    ...(one.supplementary.length === 0 ? {} : { "reg:supplementaryMeasure": one.supplementary }),
  };
}

const mechanisms = [...Object.values(transferMechanisms), ...Object.values(legacyMechanisms)];

/** A mechanism of the GDPR is DPV's own term; one of another law, or one that DPV does not have, is ours. */
function mechanismNode({ code, regime, module, act }: RecordMechanism): Node {
  if (isGap(code)) return gapNode(code);
  const known = mechanisms.find((one) => one.code === code);
  const term = regime === "EU_GDPR" && known && "dpv" in known ? known.dpv : null;
  return {
    type: term ?? `reg:${code}`,
    code,
    ...(regime === null ? {} : { regime }),
    ...(module === null ? {} : { sccModule: module }),
    ...(act === null ? {} : { act }),
  };
}
