import { featureWords } from "@/lib/domain/feature-use";
import { countryName, inSentence, mechanismName } from "@/lib/domain/language/wording";
import { titleOf } from "@/lib/domain/publication/public-change";
import { regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { Definition, Line } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { placeInWords } from "./notice-mail-facts";

/** The facts about one sub-processor that a notice must hold, each with "not known" where it is not. */
export function subprocessorFacts(
  register: Register,
  ref: string,
  language: MailLanguage,
): Definition[] {
  const { facts } = language.mail;
  const engagement = find(register, "Engagement", ref);
  const service = find(register, "VendorService", engagement?.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  const entity = find(register, "LegalEntity", vendor?.legalEntityId);
  const known = (text: string | undefined): Line[] => [{ text: text ?? facts.unknown }];
  return [
    { term: facts.name, lines: known(vendor?.name) },
    { term: facts.legalEntity, lines: known(entity?.legalName) },
    { term: facts.address, lines: known(addressOf(entity, language)) },
    { term: facts.contact, lines: contactOf(entity, language) },
    { term: facts.service, lines: known(service?.name) },
    {
      term: facts.purpose,
      lines: known(engagement?.purpose ?? service?.function ?? engagement?.subjectMatter),
    },
    {
      term: facts.data,
      lines: known(
        labels(register, "PersonalDataCategory", engagement?.personalDataCategoryIds, language),
      ),
    },
    {
      term: facts.subjects,
      lines: known(
        labels(register, "DataSubjectCategory", engagement?.dataSubjectCategoryIds, language),
      ),
    },
    { term: facts.locations, lines: locationsOf(register, ref, language) },
    { term: facts.mechanism, lines: mechanismsOf(register, ref, language) },
    ...measuresOf(register, ref, language),
    { term: facts.products, lines: [{ text: productsOf(register, engagement, language) }] },
    ...modeOfUse(engagement, language),
    { term: facts.duration, lines: known(engagement?.duration) },
    { term: facts.chain, lines: chainOf(register, engagement, language) },
  ];
}

function addressOf(
  entity: Row<"LegalEntity"> | undefined,
  { common }: MailLanguage,
): string | undefined {
  const country = entity?.country === undefined ? undefined : countryName(entity.country, common);
  const city = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  return [entity?.street, city, country].filter(Boolean).join(", ") || undefined;
}

function contactOf(entity: Row<"LegalEntity"> | undefined, { mail }: MailLanguage): Line[] {
  const parts = [entity?.contactPosition, entity?.contactEmail, entity?.phone].filter(
    (part) => part !== undefined,
  );
  if (parts.length > 0) return [{ text: parts.join(", ") }];
  return entity?.website === undefined
    ? [{ text: mail.facts.unknown }]
    : [{ text: entity.website, href: entity.website }];
}

function labels(
  register: Register,
  kind: "PersonalDataCategory" | "DataSubjectCategory",
  refs: readonly string[] | undefined,
  { common }: MailLanguage,
): string | undefined {
  if (refs === undefined || refs.length === 0) return undefined;
  return inSentence(
    refs.map((ref) => find(register, kind, ref)?.label ?? ref),
    common,
  );
}

function locationsOf(register: Register, ref: string, language: MailLanguage): Line[] {
  const kindsByPlace = new Map<string, string[]>();
  for (const location of pointingTo(register, "ProcessingLocation", "engagementId", ref)) {
    const place = placeInWords(location, language);
    const kind =
      language.common.locationKinds.get(location.locationKind ?? "") ?? language.mail.facts.unknown;
    kindsByPlace.set(place, [...(kindsByPlace.get(place) ?? []), kind]);
  }
  if (kindsByPlace.size === 0) return [{ text: language.mail.facts.unknown }];
  return [...kindsByPlace].map(([place, kinds]) => ({
    text: `${place}: ${[...new Set(kinds)].join(", ")}`,
  }));
}

/** One line per regime: what applies first, then what it falls back on. */
function mechanismsOf(register: Register, ref: string, { common, mail }: MailLanguage): Line[] {
  const uses = transfersOf(register, ref)
    .flatMap((transfer) => pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref))
    .toSorted((one, other) => (one.priority ?? 1) - (other.priority ?? 1));
  const lines = regimes.flatMap((regime) => {
    const own = uses.filter((use) => use.regime === regime && use.mechanism !== undefined);
    const names = [
      ...new Set(
        own.map((use) => mechanismName(use.mechanism ?? "", use.sccModule ?? null, common)),
      ),
    ];
    const [first, ...rest] = names;
    if (first === undefined) return [];
    return [
      {
        label: common.regimes[regime],
        text: [first, ...rest.map(mail.facts.otherwise)].join("; "),
      },
    ];
  });
  return lines.length > 0 ? lines : [{ text: mail.facts.none }];
}

function measuresOf(register: Register, ref: string, { mail }: MailLanguage): Definition[] {
  const measures = transfersOf(register, ref).flatMap(
    (transfer) => transfer.supplementaryMeasures ?? [],
  );
  return measures.length === 0
    ? []
    : [{ term: mail.facts.measures, lines: measures.map((text) => ({ text })) }];
}

function transfersOf(register: Register, ref: string): readonly Row<"Transfer">[] {
  return pointingTo(register, "Transfer", "engagementId", ref);
}

function productsOf(
  register: Register,
  engagement: Row<"Engagement"> | undefined,
  { common, mail }: MailLanguage,
): string {
  const refs = engagement?.productIds ?? [];
  if (refs.length === 0) return mail.facts.allProducts;
  return inSentence(
    refs.map((ref) => find(register, "Product", ref)?.name ?? ref),
    common,
  );
}

function modeOfUse(
  engagement: Row<"Engagement"> | undefined,
  { mail: { facts } }: MailLanguage,
): Definition[] {
  const feature = engagement === undefined ? null : featureWords(engagement);
  const lines = [
    ...(feature === null ? [] : [{ label: facts.feature, text: feature }]),
    ...(engagement?.optional === true ? [{ text: facts.optional }] : []),
    ...(engagement?.standby === true ? [{ text: facts.standby }] : []),
  ];
  return lines.length === 0 ? [] : [{ term: facts.use, lines }];
}

function chainOf(
  register: Register,
  engagement: Row<"Engagement"> | undefined,
  { mail: { facts } }: MailLanguage,
): Line[] {
  const parents = parentsOf(register, engagement, new Set());
  if (parents.length > 0) return [{ text: facts.under(parents.join(" → ")) }];
  const entity = find(register, "LegalEntity", engagement?.engagerEntityId);
  return [
    { text: entity?.legalName === undefined ? facts.unknown : facts.directly(entity.legalName) },
  ];
}

/** The engagements above this one, the nearest last; a ring of them, which a faulty register may hold, ends. */
function parentsOf(
  register: Register,
  engagement: Row<"Engagement"> | undefined,
  seen: Set<string>,
): string[] {
  const parent = find(register, "Engagement", engagement?.parentEngagementId);
  if (parent === undefined || seen.has(parent.ref)) return [];
  seen.add(parent.ref);
  return [
    ...parentsOf(register, parent, seen),
    titleOf(register, "Engagement", parent.ref) ?? parent.ref,
  ];
}
