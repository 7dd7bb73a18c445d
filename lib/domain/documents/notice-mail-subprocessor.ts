import { featureWords } from "@/lib/domain/customer/feature-use";
import { countryName, inSentence, mechanismName } from "@/lib/domain/language/wording";
import { titleOf } from "@/lib/domain/publication/public-change";
import { translationOf } from "@/lib/domain/publication/translated";
import { regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { Definition, Line } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { placeInWords } from "./notice-mail-facts";
import { asWritten, foreignIn, joined, registerText, type Worded, worded } from "./worded";

/**
 * The facts about one sub-processor that a notice must hold, each with "not known" where it is not.
 *
 * @param earlier the register before the change, by which a translation that stayed behind its text is known
 */
export function subprocessorFacts(
  register: Register,
  ref: string,
  language: MailLanguage,
  earlier: Register,
): Definition[] {
  const { facts } = language.mail;
  const engagement = find(register, "Engagement", ref);
  const service = find(register, "VendorService", engagement?.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  const entity = find(register, "LegalEntity", vendor?.legalEntityId);
  const known = (text: string | undefined): Line[] => [{ text: text ?? facts.unknown }];
  const line = (text: Worded | undefined): Line[] => [lineOf(text ?? worded(facts.unknown))];
  const was = find(earlier, "Engagement", ref);
  return [
    { term: facts.name, lines: known(vendor?.name) },
    { term: facts.legalEntity, lines: known(entity?.legalName) },
    { term: facts.address, lines: known(addressOf(entity, language)) },
    { term: facts.contact, lines: contactOf(entity, language) },
    { term: facts.service, lines: known(service?.name) },
    {
      term: facts.purpose,
      lines: line(
        registerText(engagement, "purpose", language, was) ??
          registerText(
            service,
            "function",
            language,
            find(earlier, "VendorService", engagement?.vendorServiceId),
          ) ??
          registerText(engagement, "subjectMatter", language, was),
      ),
    },
    {
      term: facts.data,
      lines: line(
        labels(register, "PersonalDataCategory", engagement?.personalDataCategoryIds, language),
      ),
    },
    {
      term: facts.subjects,
      lines: line(
        labels(register, "DataSubjectCategory", engagement?.dataSubjectCategoryIds, language),
      ),
    },
    { term: facts.locations, lines: locationsOf(register, ref, language) },
    { term: facts.mechanism, lines: mechanismsOf(register, ref, language) },
    ...measuresOf(register, ref, language),
    { term: facts.products, lines: [{ text: productsOf(register, engagement, language) }] },
    ...modeOfUse(engagement, language, was),
    { term: facts.duration, lines: line(registerText(engagement, "duration", language, was)) },
    { term: facts.chain, lines: chainOf(register, engagement, language) },
  ];
}

function lineOf(text: Worded): Line {
  return { text: text.text, ...foreignIn(text) };
}

function addressOf(
  entity: Row<"LegalEntity"> | undefined,
  { common }: MailLanguage,
): string | undefined {
  const country = entity?.country === undefined ? undefined : countryName(entity.country, common);
  const city = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  return [entity?.street, city, country].filter(Boolean).join(", ") || undefined;
}

function contactOf(entity: Row<"LegalEntity"> | undefined, language: MailLanguage): Line[] {
  const position = registerText(entity, "contactPosition", language, undefined);
  const parts = [
    position,
    ...[entity?.contactEmail, entity?.phone].map((one) => one && worded(one)),
  ];
  const known = parts.flatMap((part) => part || []);
  if (known.length > 0) return [lineOf(joined(known, (texts) => texts.join(", ")))];
  return entity?.website === undefined
    ? [{ text: language.mail.facts.unknown }]
    : [{ text: entity.website, href: entity.website }];
}

/** Whole or not at all: a list half in one language and half in another reads as a mistake. */
function labels(
  register: Register,
  kind: "PersonalDataCategory" | "DataSubjectCategory",
  refs: readonly string[] | undefined,
  language: MailLanguage,
): Worded | undefined {
  if (refs === undefined || refs.length === 0) return undefined;
  const rows = refs.map((ref) => find(register, kind, ref));
  const translated = rows.flatMap((row) => translationOf(row, "label", language.language) ?? []);
  if (translated.length === rows.length) return worded(inSentence(translated, language.common));
  return joined(
    refs.map((ref, place) => asWritten(rows[place]?.label ?? ref, language)),
    (texts) => inSentence(texts, language.common),
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
    text: `${place}${language.mail.colon}${[...new Set(kinds)].join(", ")}`,
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

function measuresOf(register: Register, ref: string, language: MailLanguage): Definition[] {
  const measures = transfersOf(register, ref).flatMap(
    (transfer) => transfer.supplementaryMeasures ?? [],
  );
  return measures.length === 0
    ? []
    : [
        {
          term: language.mail.facts.measures,
          lines: measures.map((text) => lineOf(asWritten(text, language))),
        },
      ];
}

function transfersOf(register: Register, ref: string): readonly Row<"Transfer">[] {
  return pointingTo(register, "Transfer", "engagementId", ref);
}

function productsOf(
  register: Register,
  engagement: Row<"Engagement"> | undefined,
  { language, common, mail }: MailLanguage,
): string {
  const refs = engagement?.productIds ?? [];
  if (refs.length === 0) return mail.facts.allProducts;
  return inSentence(
    refs.map((ref) => {
      const product = find(register, "Product", ref);
      return translationOf(product, "name", language) ?? product?.name ?? ref;
    }),
    common,
  );
}

function modeOfUse(
  engagement: Row<"Engagement"> | undefined,
  language: MailLanguage,
  was: Row<"Engagement"> | undefined,
): Definition[] {
  const { facts } = language.mail;
  const listed = engagement === undefined ? null : featureWords(engagement);
  const feature =
    registerText(engagement, "feature", language, was) ??
    (listed === null ? null : asWritten(listed, language));
  const lines = [
    ...(feature === null ? [] : [{ label: facts.feature, ...lineOf(feature) }]),
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
