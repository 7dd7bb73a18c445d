import { can, type Permission, type Role } from "./access";

/** Who may pass: anyone at all, a customer's contact, or staff who hold the permission. */
export type Passage = "anyone" | "customer" | Permission;

/**
 * Every door of the pages: address (as the folders under app/ name it) or `address#action` for what a form sends
 * there, and who may pass. A door without a row here fails e2e/access-matrix.spec.ts, as does one that lets others pass.
 *
 * Source: GDPR Art. 32(1)(b), 5(1)(f).
 */
export const doors: Readonly<Record<string, Passage>> = {
  "/healthz": "anyone",
  "/readyz": "anyone",
  "/api/auth/[...nextauth]": "anyone",
  "/sign-in": "anyone",
  "/sign-in/customer": "anyone",
  "/sign-in/forgotten": "anyone",
  "/sign-in/invitation": "anyone",
  "/sign-in/link": "anyone",
  "/sign-out": "anyone",
  "/subscribe": "anyone",
  "/subscribe/confirm": "anyone",
  "/unsubscribe": "anyone",
  "/contact/[token]": "anyone",
  "/object/[token]": "anyone",
  "/portal": "customer",
  "/staff": "register:read",
  "/staff/account": "account:own",
  "/staff/people": "person:manage",
};

/** Whether a member of staff with these roles may pass. */
export function passes(held: readonly Role[], passage: Passage): boolean {
  return passage === "anyone" || (passage !== "customer" && can(held, passage));
}
