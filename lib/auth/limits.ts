import type { Limit } from "@/lib/data/tries";

const minute = 60;
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
  apiByToken: { name: "api-token", tries: 1200, seconds: minute },
  apiByPlace: { name: "api-place", tries: 300, seconds: quarterOfAnHour },
} as const satisfies Record<string, Limit>;
