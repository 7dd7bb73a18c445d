/** One contact of one agreement's notice of a change: whom something was, or is to be, told. */
export type NoticeContact = {
  readonly changeSetId: string;
  readonly customerRef: string;
  readonly agreementRef: string | null;
  readonly contactId: string;
};
