export const roles = [
  "REQUESTER",
  "EDITOR",
  "APPROVER",
  "DPO",
  "AUDITOR",
  "ADMINISTRATOR",
] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do what, in one table that a privacy officer can read.
 *
 * Source: GDPR Art. 38(6) (the data protection officer advises and never decides); product rule V4.
 */
export const permissions = {
  "register:read": ["EDITOR", "APPROVER", "DPO", "AUDITOR", "ADMINISTRATOR"],
  "register:import": ["ADMINISTRATOR"],
  "changeSet:edit": ["EDITOR", "DPO"],
  "changeSet:submit": ["EDITOR", "DPO"],
  "changeSet:return": ["EDITOR", "APPROVER", "DPO"],
  "changeSet:comment": ["EDITOR", "APPROVER", "DPO"],
  "changeSet:advise": ["DPO"],
  "changeSet:approve": ["APPROVER"],
  "changeSet:announce": ["APPROVER"],
  "changeSet:correct": ["EDITOR", "APPROVER", "DPO"],
  "changeSet:activate": ["APPROVER"],
  "changeSet:withdraw": ["EDITOR", "APPROVER"],
  "changeSet:sayAfterEnd": ["EDITOR", "APPROVER"],
  "changeSet:testSend": ["EDITOR", "APPROVER", "DPO"],
  "objection:record": ["EDITOR", "APPROVER"],
  "objection:decide": ["APPROVER"],
  "notice:record": ["EDITOR", "APPROVER"],
  "incident:record": ["EDITOR", "APPROVER"],
  "incident:close": ["APPROVER"],
  "incident:lift": ["APPROVER"],
  "signedAnnex:record": ["EDITOR", "APPROVER"],
  "termination:settle": ["EDITOR", "APPROVER", "DPO"],
  "termination:certify": ["APPROVER"],
  "attachment:keep": ["EDITOR", "APPROVER", "DPO"],
  "view:share": ["EDITOR", "APPROVER", "DPO", "ADMINISTRATOR"],
  "request:read": roles,
  "request:make": ["REQUESTER", "EDITOR", "APPROVER", "DPO", "ADMINISTRATOR"],
  "request:handle": ["EDITOR", "DPO"],
  "received:handle": ["EDITOR", "APPROVER", "DPO"],
  "received:answer": ["EDITOR", "APPROVER"],
  "record:handOver": ["EDITOR", "APPROVER", "DPO"],
  "contact:edit": ["EDITOR", "ADMINISTRATOR"],
  "evidence:make": ["APPROVER", "DPO", "AUDITOR", "ADMINISTRATOR"],
  "audit:read": ["AUDITOR", "ADMINISTRATOR"],
  "person:manage": ["ADMINISTRATOR"],
  "mail:check": ["EDITOR", "APPROVER", "ADMINISTRATOR"],
  "mail:manage": ["ADMINISTRATOR"],
  "mail:recordBounce": ["ADMINISTRATOR"],
  "authorisation:read": ["EDITOR", "APPROVER", "DPO", "AUDITOR", "ADMINISTRATOR"],
  "machine:manage": ["ADMINISTRATOR"],
  "account:own": roles,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether someone with these roles may do this. */
export function can(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

/**
 * Whether one person may not hold these roles together: who advises as data protection officer must not also approve.
 *
 * Source: GDPR Art. 38(6), second sentence (no conflict of interests).
 */
export function areInConflict(held: readonly Role[]): boolean {
  return held.includes("DPO") && held.includes("APPROVER");
}
