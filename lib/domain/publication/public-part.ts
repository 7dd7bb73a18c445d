import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Regime } from "@/lib/domain/reference/enums";
import type { PublicCookies } from "./public-cookies";
import type { PublicNotice } from "./public-notice";
import type { Translated } from "./translated";

/** Classes of change that the public change log shows; A to R as in the rule table. */
export type PublicChangeClass = "A" | "M1" | "M2" | "DS" | "I" | "E" | "R";

export type SubprocessorStatus = "announced" | "standby" | "rolling-out" | "active" | "ended";

/** The texts of an entry that a record may have in other languages. A list is whole or left out. */
export type EntryTexts = {
  purpose?: string;
  feature?: string;
  dataCategories?: string[];
  dataSubjectCategories?: string[];
};

/** One entry of the public list. Unknown facts are null and named in `unknown`. */
export type PublicSubprocessor = {
  ref: string;
  name: string;
  /** Only where `name` is no name: an example ("like …"), or a category of which nobody gave a name. */
  namedAs?: "EXAMPLE" | "CATEGORY";
  service: string;
  legalEntity: { name: string | null; country: string | null };
  purpose: string | null;
  dataCategories: string[];
  dataSubjectCategories: string[];
  locations: { country: string | null; region: string | null; kind: string | null }[];
  mechanisms: { regime: Regime; code: string; module: string | null }[];
  products: string[];
  feature: string | null;
  optional: boolean;
  /** Ref of the entry under which this one is engaged; null when we engage it ourselves. */
  parent: string | null;
  status: SubprocessorStatus;
  announcedOn: CalendarDate | null;
  /** For an announced entry the planned date; objection days are each customer's own and never here. */
  effectiveOn: CalendarDate | null;
  since: CalendarDate | null;
  endedOn: CalendarDate | null;
  /** Only where it has ended for some customers and not for all: it is in use until the last has followed. */
  leaving?: {
    /** The change by which it goes. */
    change: string;
    /** The day from which it has ended for the first. */
    since: CalendarDate | null;
    /** Names of those whom the same change brought. */
    replacedBy: string[];
  };
  unknown?: string[];
  translations?: Translated<EntryTexts>;
  /** Only in another language than the register's: texts that stand as they are for want of a translation. */
  untranslated?: (keyof EntryTexts)[];
};

export type PublicChangeItem = {
  ref: string;
  name: string;
  change: "ADDED" | "CHANGED" | "ENDED";
  /** What a reader calls the fact: "Processing location: country". Null for a whole entry. */
  fact: string | null;
  before: string | null;
  after: string | null;
  class: PublicChangeClass;
};

export type PublicChange = {
  id: string;
  title: string;
  reason: string | null;
  class: PublicChangeClass;
  state: "announced" | "rolling-out" | "active" | "withdrawn";
  announcedOn: CalendarDate | null;
  effectiveOn: CalendarDate | null;
  /** The day on which it was withdrawn; publications of before say it of none. */
  withdrawnOn?: CalendarDate;
  /** Day of the newest step, by which feeds are ordered. */
  updatedAt: Instant;
  products: string[];
  items: PublicChangeItem[];
};

export type PublicProduct = {
  ref: string;
  name: string;
  description: string | null;
  translations?: Translated<{ name?: string; description?: string }>;
  untranslated?: "description"[];
};

/** What everybody may see of one publication. Canonical JSON of this is what is hashed and signed. */
export type PublicPart = {
  format: 1;
  asOf: CalendarDate;
  simulated: boolean;
  organisation: {
    name: string;
    website: string | null;
    introduction: string | null;
    privacyEmail: string | null;
    objectionEmail: string | null;
    legalEntity: { name: string | null; address: string | null; country: string | null } | null;
    translations?: Translated<{ introduction?: string }>;
    untranslated?: "introduction"[];
  };
  products: PublicProduct[];
  subprocessors: PublicSubprocessor[];
  changes: PublicChange[];
  /** Only where the register has a cookie policy or a tracker. */
  cookies?: PublicCookies;
  /** Only where the register has a privacy notice of one of our own entities. */
  notices?: PublicNotice[];
};

/** A publication as outsiders hold it: its envelope and its public part. */
export type PublicPublication = {
  number: number;
  publishedAt: Instant;
  baseUrl: string;
  templateVersion: string;
  hash: string;
  previousHash: string | null;
  signature: string;
  keyId: string;
  public: PublicPart;
};

/** One drawn file of a publication. */
export type DrawnFile = { path: string; contentType: string; bytes: Uint8Array };
