import type { Limit } from "@/lib/data/tries";

const quarterOfAnHour = 15 * 60;
const hour = 60 * 60;

/**
 * Against guessing and against mail that nobody asked for. A "place" is a network of addresses (see client-place.ts): it
 * is shared by whole offices, so it gets more tries than an account.
 */
export const limits = {
  account: { name: "account", tries: 10, seconds: quarterOfAnHour },
  place: { name: "place", tries: 50, seconds: quarterOfAnHour },
  ownPassword: { name: "own-password", tries: 10, seconds: quarterOfAnHour },
  linkByAddress: { name: "link", tries: 5, seconds: hour },
  objectionByPlace: { name: "objection-place", tries: 60, seconds: hour },
  linkByPlace: { name: "link-place", tries: 60, seconds: hour },
} as const satisfies Record<string, Limit>;
