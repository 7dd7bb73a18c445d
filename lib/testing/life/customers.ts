import type { Cast } from "../story";
import type { LifeCustomer } from "./model";

/** Customers whose terms differ in all that a gate asks. */
export const customers: readonly LifeCustomer[] = [
  {
    ref: "one",
    noticeDays: 30,
    objectionDays: 30,
    receiptDays: 0,
    contacts: 1,
    wantsAll: false,
    isSpecific: false,
    isFarEast: false,
  },
  {
    ref: "all",
    noticeDays: 14,
    objectionDays: 45,
    receiptDays: 3,
    contacts: 2,
    wantsAll: true,
    isSpecific: false,
    isFarEast: false,
  },
  {
    ref: "east",
    noticeDays: 45,
    objectionDays: 14,
    receiptDays: 1,
    contacts: 2,
    wantsAll: false,
    isSpecific: false,
    isFarEast: true,
  },
  {
    ref: "specific",
    noticeDays: 10,
    objectionDays: 10,
    receiptDays: 0,
    contacts: 1,
    wantsAll: false,
    isSpecific: true,
    isFarEast: false,
  },
];

/** The same customers as a story's records say it. */
export const cast: readonly Cast[] = customers.map((one) => ({
  ref: one.ref,
  noticeDays: one.noticeDays,
  zone: zoneOf(one),
  authorisation: one.isSpecific ? "SPECIFIC" : "GENERAL",
  contacts: one.contacts,
  terms: {
    objectionPeriod: `P${one.objectionDays}D`,
    contactsToInform: one.wantsAll ? "ALL_CONTACTS" : "ANY_CONTACT",
    ...(one.receiptDays > 0 && { deemedReceipt: "AFTER_DAYS", receiptDays: one.receiptDays }),
  },
}));

export function zoneOf({ isFarEast }: LifeCustomer): string {
  return isFarEast ? "Pacific/Auckland" : "UTC";
}
