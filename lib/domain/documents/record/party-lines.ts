import type { Line } from "@/lib/domain/documents/blocks";
import type { Appointee, RecordParty } from "./record-facts";
import { country, gapText, joined, type Speech, text } from "./record-language";
import { isGap } from "./told";

/** The name of a party: as in the company register, or as it is known. */
export function partyName({ name, tradeName }: RecordParty, speech: Speech): string {
  return isGap(name) && tradeName !== null ? tradeName : text(name, speech);
}

/** The postal address in one line; nothing of it known is said once. */
export function addressLine(party: RecordParty, speech: Speech): string {
  const town = joined([party.postalCode, party.city], " ");
  const land = isGap(party.country) ? null : country(party.country, speech);
  const known = joined([isGap(party.street) ? null : party.street, town, land]);
  return known || gapText(isGap(party.street) ? party.street : { state: "UNKNOWN" }, speech);
}

/** E-mail and telephone in one line; where neither is known, that. */
export function reachLine({ email, phone }: RecordParty, speech: Speech): string {
  const known = joined([isGap(email) ? null : email, isGap(phone) ? null : phone]);
  return known || (isGap(email) ? gapText(email, speech) : "");
}

/** Name and contact details of a party, as Art. 30 wants them. */
export function partyLines(party: RecordParty, speech: Speech): Line[] {
  const { words } = speech;
  const lines: Line[] = [{ text: partyName(party, speech), tone: "strong" }];
  if (isGap(party.name) && party.tradeName !== null)
    lines.push({ label: words.parties.name, text: gapText(party.name, speech) });
  else if (party.tradeName !== null)
    lines.push({ label: words.parties.tradeName, text: party.tradeName });
  lines.push({ label: words.parties.address, text: addressLine(party, speech) });
  if (party.contact !== null) lines.push({ label: words.parties.contact, text: party.contact });
  lines.push({ text: reachLine(party, speech) });
  return lines;
}

/** Who was appointed, with contact details; why nobody had to be, or that nobody is recorded. */
export function appointeeLines(
  appointees: readonly Appointee[],
  exemption: string | null,
  speech: Speech,
): Line[] {
  if (appointees.length === 0)
    return [
      { text: exemption === null ? speech.words.none : speech.words.notApplicable(exemption) },
    ];
  return appointees.map((one) => ({
    // The officer stands below a heading that says so; representatives differ by what they represent under.
    ...(one.kind === "DPO" ? {} : { label: speech.words.appointments[one.kind] }),
    text: appointeeText(one, speech),
  }));
}

function appointeeText(one: Appointee, speech: Speech): string {
  const name = isGap(one.name) && one.organisation !== null ? null : text(one.name, speech);
  const land = one.country === null ? null : country(one.country, speech);
  const reach = joined([one.email, one.phone]);
  return joined([
    name,
    one.organisation,
    one.address,
    land,
    reach || `${speech.words.parties.contact}: ${speech.catalogue.unknown}`,
  ]);
}
