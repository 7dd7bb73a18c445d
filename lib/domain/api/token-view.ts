import type { Instant } from "@/lib/domain/calendar";
import type { Scope } from "./scopes";

/** A token as administrators see it. */
export type TokenView = {
  readonly id: string;
  readonly name: string;
  /** The last characters of its secret. */
  readonly hint: string;
  readonly scopes: readonly Scope[];
  readonly madeBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** To within a minute; null: never. */
  readonly lastUsedAt: Instant | null;
  readonly state: "WORKS" | "ENDED" | "EXPIRED";
};
