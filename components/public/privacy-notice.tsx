import { en } from "@/lib/domain/language/en";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import { countryName } from "@/lib/domain/language/wording";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import classes from "./public.module.css";

/** What GDPR Art. 13 asks to be said where an address is asked for. */
export function PrivacyNotice({ organisation }: { organisation: PublicPart["organisation"] }) {
  const { privacy } = enDoors;
  const { name, legalEntity, privacyEmail } = organisation;
  const responsible = [
    legalEntity?.name ?? name,
    legalEntity?.address,
    legalEntity?.country ? countryName(legalEntity.country, en) : null,
  ]
    .filter(Boolean)
    .join(", ");
  const facts = [
    { term: privacy.controller, text: responsible },
    { term: privacy.purpose, text: privacy.purposeText(name) },
    { term: privacy.stored, text: privacy.storedText },
    { term: privacy.period, text: privacy.periodText },
    { term: privacy.recipients, text: privacy.recipientsText },
    { term: privacy.rights, text: privacy.rightsText },
  ];
  return (
    <section className={classes.privacy} aria-labelledby="privacy">
      <h2 id="privacy">{privacy.title}</h2>
      <dl>
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {privacyEmail === null ? null : (
          <div>
            <dt>{privacy.contact}</dt>
            <dd>
              <a href={`mailto:${privacyEmail}`}>{privacyEmail}</a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
