import { longestTokenDays } from "./token-limits";

/** One sentence for each reason for which a token is not made or ended. */
export const tokenRefusals = {
  notAllowed: "Your role does not allow this.",
  noScope: "Say what the token may do.",
  notSoManyDays: `A token works for 1 to ${longestTokenDays} days.`,
  noSuchToken: "There is no token with this id that still works.",
} as const;
