import { can, type Permission, type Role } from "./access";

/** Who may pass: anyone at all, a customer's contact, or staff who hold the permission. */
export type Passage = "anyone" | "customer" | Permission;

/**
 * Every door of the pages and who may pass it. A page or route is named by its address, as the folders under app/ have
 * it; what a form sends, by the address of its file and the name of the action. A door without a row fails
 * e2e/access-matrix.spec.ts, as does one that lets others pass.
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
  "/sign-in/actions#signIn": "anyone",
  "/sign-in/actions#signInByLink": "anyone",
  "/sign-in/actions#choosePassword": "anyone",
  "/sign-in/actions#askForCustomerLink": "anyone",
  "/sign-in/actions#askForReset": "anyone",

  "/subscribe": "anyone",
  "/subscribe/confirm": "anyone",
  "/unsubscribe": "anyone",
  "/unsubscribe/one-click": "anyone",
  "/contact/[token]": "anyone",
  "/object/[token]": "anyone",
  "/actions#askToBeTold": "anyone",
  "/actions#confirmToBeTold": "anyone",
  "/actions#stopBeingTold": "anyone",
  "/actions#confirmAddress": "anyone",
  "/object/[token]/actions#objectByLink": "anyone",

  "/portal": "customer",
  "/portal/annexes/[agreement]": "customer",
  "/portal/annexes/[agreement]/[publication]": "customer",
  "/portal/annexes/[agreement]/signed/[id]": "customer",
  "/portal/contacts": "customer",
  "/portal/contacts/[id]": "customer",
  "/portal/notices/[id]": "customer",
  "/portal/objections/[id]": "customer",
  "/portal/contacts/actions#addContact": "customer",
  "/portal/contacts/actions#changeContact": "customer",
  "/portal/contacts/actions#remindContact": "customer",
  "/portal/contacts/actions#removeContact": "customer",
  "/portal/notices/actions#acknowledgeNotice": "customer",
  "/portal/notices/actions#approveNotice": "customer",
  "/portal/notices/actions#objectToNotice": "customer",

  "/staff": "account:own",
  "/staff/search": "register:read",
  "/staff/account": "account:own",
  "/staff/account/actions#setPassword": "account:own",
  "/staff/account/actions#endOne": "account:own",
  "/staff/account/actions#endAll": "account:own",

  "/staff/[kind]": "register:read",
  "/staff/[kind]/export": "register:read",
  "/staff/[kind]/options": "register:read",
  "/staff/[kind]/new": "changeSet:edit",
  "/staff/[kind]/[ref]": "register:read",
  "/staff/[kind]/[ref]/edit": "changeSet:edit",
  "/staff/[kind]/[ref]/end": "changeSet:edit",
  "/staff/[kind]/actions#proposeRecord": "changeSet:edit",
  "/staff/[kind]/actions#proposeEnd": "changeSet:edit",

  "/staff/changes": "register:read",
  "/staff/changes/new": "changeSet:edit",
  "/staff/changes/[id]": "register:read",
  "/staff/changes/[id]/preview/annex": "register:read",
  "/staff/changes/[id]/preview/mail": "register:read",
  "/staff/changes/[id]/progress": "register:read",
  "/staff/changes/new/actions#proposeFile": "changeSet:edit",
  "/staff/changes/[id]/actions#submit": "changeSet:submit",
  "/staff/changes/[id]/actions#returnToDraft": "changeSet:return",
  "/staff/changes/[id]/actions#approve": "changeSet:approve",
  "/staff/changes/[id]/actions#reject": "changeSet:approve",
  "/staff/changes/[id]/actions#announce": "changeSet:announce",
  "/staff/changes/[id]/actions#activate": "changeSet:activate",
  "/staff/changes/[id]/actions#withdraw": "changeSet:withdraw",
  "/staff/changes/[id]/actions#rebase": "changeSet:edit",
  "/staff/changes/[id]/actions#comment": "changeSet:comment",
  "/staff/changes/[id]/actions#advise": "changeSet:advise",
  "/staff/changes/[id]/actions#testSend": "changeSet:testSend",
  "/staff/changes/[id]/draft-actions#rename": "changeSet:edit",
  "/staff/changes/[id]/draft-actions#takeOut": "changeSet:edit",
  "/staff/changes/[id]/draft-actions#setClass": "changeSet:edit",
  "/staff/changes/[id]/draft-actions#ruleClass": "changeSet:edit",
  "/staff/changes/[id]/draft-actions#settle": "changeSet:edit",
  "/staff/changes/[id]/after-actions#tell": "notice:record",
  "/staff/changes/[id]/after-actions#letter": "notice:record",
  "/staff/changes/[id]/after-actions#receipt": "notice:record",
  "/staff/changes/[id]/after-actions#approve": "notice:record",
  "/staff/changes/[id]/after-actions#object": "objection:record",
  "/staff/changes/[id]/after-actions#decide": "objection:decide",

  "/staff/customers": "register:read",
  "/staff/customers/export": "register:read",
  "/staff/customers/options": "register:read",
  "/staff/customers/new": "changeSet:edit",
  "/staff/customers/import": "changeSet:edit",
  "/staff/customers/import/template": "changeSet:edit",
  "/staff/customers/import/actions#readList": "changeSet:edit",
  "/staff/customers/import/actions#confirmList": "changeSet:edit",
  "/staff/customers/import/actions#discardList": "changeSet:edit",
  "/staff/customers/[ref]": "register:read",
  "/staff/customers/[ref]/edit": "changeSet:edit",
  "/staff/customers/[ref]/end": "changeSet:edit",
  "/staff/customers/[ref]/record": "register:read",
  "/staff/customers/[ref]/annex/[agreement]": "register:read",
  "/staff/customers/[ref]/signed/[id]": "register:read",
  "/staff/customers/[ref]/signed-actions#keepSigned": "signedAnnex:record",
  "/staff/customers/[ref]/signed-actions#removeSigned": "signedAnnex:record",
  "/staff/customers/[ref]/actions#save": "contact:edit",
  "/staff/customers/[ref]/actions#askToConfirm": "contact:edit",
  "/staff/customers/[ref]/actions#confirmByHand": "contact:edit",
  "/staff/customers/[ref]/actions#erase": "contact:edit",

  "/staff/findings": "register:read",
  "/staff/findings/export": "register:read",

  "/staff/audit": "audit:read",
  "/staff/audit/export": "audit:read",
  "/staff/audit/actions#verify": "audit:read",

  "/staff/people": "person:manage",
  "/staff/people/[id]": "person:manage",
  "/staff/people/invite": "person:manage",
  "/staff/people/actions#invite": "person:manage",
  "/staff/people/actions#setRoles": "person:manage",
  "/staff/people/actions#setEnd": "person:manage",
  "/staff/people/actions#disable": "person:manage",
  "/staff/people/actions#enable": "person:manage",
  "/staff/people/actions#sendLink": "person:manage",
};

/** Whether a member of staff with these roles may pass. */
export function passes(held: readonly Role[], passage: Passage): boolean {
  return passage === "anyone" || (passage !== "customer" && can(held, passage));
}
