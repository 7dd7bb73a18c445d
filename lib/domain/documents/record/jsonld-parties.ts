import { gapNode, type Node } from "./jsonld-node";
import { addressLine, reachLine } from "./party-lines";
import type { Appointee, RecordParty } from "./record-facts";
import { joined, type Speech } from "./record-language";
import { isGap } from "./told";

export function partyNode(party: RecordParty, speech: Speech): Node {
  return {
    ...(party.ref === null ? {} : { identifier: party.ref }),
    name: isGap(party.name) ? gapNode(party.name) : party.name,
    ...(party.tradeName === null ? {} : { "reg:tradeName": party.tradeName }),
    address: addressLine(party, speech),
    contact: reachLine(party, speech),
  };
}

export function appointeeNode(one: Appointee, speech: Speech): Node {
  const known = isGap(one.name) ? one.organisation : one.name;
  return {
    code: one.kind,
    name: known ?? (isGap(one.name) ? gapNode(one.name) : one.name),
    contact: joined([one.address, one.email, one.phone]) || speech.catalogue.unknown,
  };
}
