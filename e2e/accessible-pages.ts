/** Which page of app/ each walk of e2e/accessibility.spec.ts looks at. The public list is drawn ahead and no page of app/. */
export const claims = {
  doors: [
    "/sign-in",
    "/sign-in/customer",
    "/sign-in/forgotten",
    "/sign-in/invitation",
    "/sign-in/link",
    "/subscribe",
    "/subscribe/confirm",
    "/unsubscribe",
    "/contact/[token]",
  ],
  lists: ["/staff/[kind]"],
  records: [
    "/staff",
    "/staff/[kind]/[ref]",
    "/staff/[kind]/[ref]/edit",
    "/staff/[kind]/[ref]/end",
    "/staff/[kind]/new",
    "/staff/[kind]/bulk",
    "/staff/customers",
    "/staff/customers/[ref]",
    "/staff/changes/new",
    "/staff/account",
    "/staff/findings",
    "/staff/findings/recipients",
    "/staff/reference",
    "/staff/records",
    "/staff/find",
    "/staff/reviews",
    "/staff/requests",
    "/staff/requests/new",
    "/staff/received",
    "/staff/received/new",
    "/staff/incidents",
    "/staff/incidents/new",
    "/staff/restructure",
    "/staff/restructure/[what]",
    "/staff/flow",
    "/staff/transfer-map",
  ],
  further: [
    "/staff/mail",
    "/staff/drill",
    "/staff/customers/new",
    "/staff/customers/import",
    "/staff/customers/[ref]/edit",
    "/staff/customers/[ref]/end",
    "/staff/customers/[ref]/record",
  ],
  incoming: [
    "/staff/import",
    "/staff/requests/[id]",
    "/staff/received/[id]",
    "/staff/incidents/[id]",
  ],
  people: [
    "/staff/audit",
    "/staff/people",
    "/staff/people/invite",
    "/staff/people/[id]",
    "/staff/people/[id]/hand-over",
    "/staff/machines",
    "/staff/machines/webhooks/[id]",
  ],
  change: [
    "/staff/changes",
    "/staff/changes/[id]",
    "/staff/changes/[id]/tracking",
    "/staff/objections/[id]",
    "/object/[token]",
    "/portal",
    "/portal/notices/[id]",
    "/portal/objections/[id]",
    "/portal/contacts",
    "/portal/contacts/[id]",
  ],
} as const satisfies Record<string, readonly string[]>;

/** Every page that some walk looks at. */
export function claimed(): string[] {
  return Object.values(claims).flat();
}

/** The page that answers at a path: a part that is fixed goes before one that varies, as in Next. */
export function pageOf(path: string, pages: readonly string[]): string | undefined {
  const asked = (path.split("?")[0] ?? "").split("/");
  return pages
    .map((page) => page.split("/"))
    .filter((parts) => parts.length === asked.length)
    .filter((parts) => parts.every((part, at) => isVariable(part) || part === asked[at]))
    .toSorted((one, other) => variables(one) - variables(other))
    .toSorted((one, other) => firstVariable(other) - firstVariable(one))[0]
    ?.join("/");
}

function isVariable(part: string): boolean {
  return part.startsWith("[");
}

function variables(parts: readonly string[]): number {
  return parts.filter(isVariable).length;
}

function firstVariable(parts: readonly string[]): number {
  const at = parts.findIndex(isVariable);
  return at === -1 ? parts.length : at;
}
