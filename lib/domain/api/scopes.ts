import type { Permission } from "@/lib/domain/access";

/** What a token may be for. */
export const scopes = ["authorised:read", "bounces:write", "register:read"] as const;
export type Scope = (typeof scopes)[number];

/** What whoever makes a token is told of each. */
export const scopeWords: Readonly<Record<Scope, { label: string; help: string }>> = {
  "authorised:read": {
    label: "Ask which sub-processors a customer has authorised",
    help: "For the feature switches of your own product.",
  },
  "bounces:write": {
    label: "Report mails that came back",
    help: "For the mail server that receives returned messages.",
  },
  "register:read": {
    label: "Read changes and their notices",
    help: "What staff see of them, customers’ dates among it, without names or addresses of people.",
  },
};

/** Each scope with the permissions it stands for: nothing that approves, announces or decides. */
const granted: Readonly<Record<Scope, readonly Permission[]>> = {
  "authorised:read": ["authorisation:read"],
  "bounces:write": ["mail:recordBounce"],
  "register:read": ["register:read"],
};

export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text);
}

/**
 * Whether a token with these scopes may do this.
 *
 * Source: GDPR Art. 32(1)(b), 25(2) (no more access than its purpose needs).
 */
export function scopesAllow(held: readonly Scope[], permission: Permission): boolean {
  return held.some((scope) => granted[scope].includes(permission));
}
