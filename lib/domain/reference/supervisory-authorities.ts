import type { CountryCode } from "./countries";
import type { Provenance } from "./provenance";

export type SupervisoryAuthority = Provenance & { country: CountryCode; name: string };

const recalled = {
  source: "GDPR Art 51; UK DPA 2018 Part 5; FADP Art 4: names as used by the authorities",
  verification: "R",
  checkedOn: "2026-11-21",
} as const;

/** The authority of each state that has one under the three regimes. */
export const supervisoryAuthorities: Readonly<Partial<Record<CountryCode, SupervisoryAuthority>>> =
  {
    AT: { country: "AT", name: "Österreichische Datenschutzbehörde", ...recalled },
    BE: {
      country: "BE",
      name: "Autorité de protection des données / Gegevensbeschermingsautoriteit",
      ...recalled,
    },
    BG: { country: "BG", name: "Commission for Personal Data Protection", ...recalled },
    HR: { country: "HR", name: "Agencija za zaštitu osobnih podataka (AZOP)", ...recalled },
    CY: {
      country: "CY",
      name: "Office of the Commissioner for Personal Data Protection",
      ...recalled,
    },
    CZ: { country: "CZ", name: "Úřad pro ochranu osobních údajů", ...recalled },
    DK: { country: "DK", name: "Datatilsynet", ...recalled },
    EE: { country: "EE", name: "Andmekaitse Inspektsioon", ...recalled },
    FI: { country: "FI", name: "Tietosuojavaltuutetun toimisto", ...recalled },
    FR: {
      country: "FR",
      name: "Commission Nationale de l'Informatique et des Libertés (CNIL)",
      ...recalled,
    },
    DE: {
      country: "DE",
      name: "Federal (BfDI) and Länder authorities: select the competent Land",
      ...recalled,
    },
    GR: { country: "GR", name: "Hellenic Data Protection Authority", ...recalled },
    HU: { country: "HU", name: "NAIH", ...recalled },
    IE: { country: "IE", name: "Data Protection Commission", ...recalled },
    IT: { country: "IT", name: "Garante per la protezione dei dati personali", ...recalled },
    LV: { country: "LV", name: "Datu valsts inspekcija", ...recalled },
    LT: { country: "LT", name: "Valstybinė duomenų apsaugos inspekcija", ...recalled },
    LU: {
      country: "LU",
      name: "Commission nationale pour la protection des données (CNPD)",
      ...recalled,
    },
    MT: { country: "MT", name: "Information and Data Protection Commissioner", ...recalled },
    NL: { country: "NL", name: "Autoriteit Persoonsgegevens", ...recalled },
    PL: { country: "PL", name: "Urząd Ochrony Danych Osobowych (UODO)", ...recalled },
    PT: { country: "PT", name: "Comissão Nacional de Proteção de Dados", ...recalled },
    RO: { country: "RO", name: "ANSPDCP", ...recalled },
    SK: { country: "SK", name: "Úrad na ochranu osobných údajov", ...recalled },
    SI: { country: "SI", name: "Informacijski pooblaščenec", ...recalled },
    ES: { country: "ES", name: "Agencia Española de Protección de Datos (AEPD)", ...recalled },
    SE: { country: "SE", name: "Integritetsskyddsmyndigheten (IMY)", ...recalled },
    IS: { country: "IS", name: "Persónuvernd", ...recalled },
    LI: { country: "LI", name: "Datenschutzstelle", ...recalled },
    NO: { country: "NO", name: "Datatilsynet", ...recalled },
    GB: {
      country: "GB",
      name: "Information Commission (formerly Information Commissioner's Office, ICO)",
      ...recalled,
    },
    CH: { country: "CH", name: "FDPIC / EDÖB / PFPDT", ...recalled },
  };
