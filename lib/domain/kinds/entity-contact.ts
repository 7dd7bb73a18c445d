import { choices, email, reference, text } from "@/lib/domain/fields";
import { contactPurposes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

/** A further point of contact of a legal entity; the one that annexes name stands with the entity itself. */
export const entityContact = kind(
  "EntityContact",
  {
    plural: "entityContacts",
    label: "Further contact",
    labelPlural: "Further contacts",
    titleField: "position",
    otherTitleField: "name",
  },
  {
    legalEntityId: reference("LegalEntity", { label: "Legal entity", required: true }),
    purposes: choices(contactPurposes, { label: "For what", source: "GDPR Art. 12(2), 13(1)(a)" }),
    position: text(200, {
      label: "Position",
      help: "A function, such as Privacy team.",
      source: "SCC (EU) 2021/914, Annex I.A",
    }),
    name: text(200, { label: "Name", help: "Never shown on public pages." }),
    email: email({ label: "E-mail", source: "GDPR Art. 12(2)" }),
    phone: text(60, { label: "Telephone" }),
    postalAddress: text(500, { label: "Postal address" }),
  },
);
