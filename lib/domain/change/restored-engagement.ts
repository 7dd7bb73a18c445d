import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  bodyOf,
  pointingTo,
  type RecordChange,
  type RecordKey,
  type Register,
  type Row,
  referencesOf,
} from "@/lib/domain/register";

/** How lists name the vendor that stood behind an engagement before a change put another one there. */
export function formerRef(engagementRef: string, changeSetId: string): string {
  return `${engagementRef}@${changeSetId}`;
}

/** How the public list names the vendor that an announced change puts into the place of another. */
export function comingRef(engagementRef: string, changeSetId: string): string {
  return `${engagementRef}+${changeSetId}`;
}

/** The engagement that a list names so, or whose former vendor it names so. */
export function engagementNamed(ref: string): string {
  const [own = ref] = ref.split("@");
  return own;
}

/**
 * An engagement as some agreements have it, with its parts and all that these refer to, as far as the register has it no more. Named as
 * a former one it stands beside the engagement that the register has, with parts of its own.
 */
export function restoredAs(
  ref: string,
  register: Register,
  agreed: Register,
  engagement: Row<"Engagement">,
): RecordChange[] {
  const suffix = ref.slice(engagement.ref.length);
  const own = [
    { kind: "Engagement" as const, ref: engagement.ref },
    ...partsOf(agreed, engagement.ref),
  ];
  const ownNames = new Set(own.map(nameOf));
  const restored = new Map<string, RecordChange>();
  const open: RecordKey[] = [...own];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const name = nameOf(key);
    const [body, present] = [bodyOf(agreed, key), bodyOf(register, key)];
    const isOwn = ownNames.has(name);
    const isWanted = present === null || (isOwn && (suffix !== "" || key.kind === "Engagement"));
    if (body === null || restored.has(name) || !isWanted) continue;
    restored.set(name, {
      kind: key.kind,
      ref: isOwn ? `${key.ref}${suffix}` : key.ref,
      validFrom: validFromOf(agreed, key),
      body: suffix === "" ? servingBoth(body, present) : isOwn ? ofFormer(body, suffix) : body,
    });
    open.push(...referencesOf(key.kind, key.ref, body).map(({ to }) => to));
  }
  return [...restored.values()];
}

function nameOf({ kind, ref }: RecordKey): string {
  return `${kind}/${ref}`;
}

/** A part of a former engagement points to that, and to its parts. */
function ofFormer(body: Record<string, unknown>, suffix: string): Record<string, unknown> {
  const renamed = ["engagementId", "transferId"].flatMap((field) =>
    typeof body[field] === "string" ? [[field, `${body[field]}${suffix}`]] : [],
  );
  return { ...body, ...Object.fromEntries(renamed) };
}

/** One that serves us alone by now serves some customers, too: what it serves is both. */
function servingBoth(
  body: Record<string, unknown>,
  present: Record<string, unknown> | null,
): Record<string, unknown> {
  if (present === null || present.activityIds === undefined) return body;
  const activityIds = [body.activityIds, present.activityIds].flatMap((refs) => refs ?? []);
  return { ...body, activityIds: [...new Set(activityIds)] };
}

function partsOf(register: Register, engagementRef: string): RecordKey[] {
  const transfers = pointingTo(register, "Transfer", "engagementId", engagementRef);
  return [
    ...keysOf(
      "ProcessingLocation",
      pointingTo(register, "ProcessingLocation", "engagementId", engagementRef),
    ),
    ...keysOf("Transfer", transfers),
    ...transfers.flatMap(({ ref }) =>
      keysOf(
        "TransferMechanismUse",
        pointingTo(register, "TransferMechanismUse", "transferId", ref),
      ),
    ),
  ];
}

function keysOf(kind: KindName, rows: readonly { readonly ref: string }[]): RecordKey[] {
  return rows.map(({ ref }) => ({ kind, ref }));
}

function validFromOf(register: Register, { kind, ref }: RecordKey): RecordChange["validFrom"] {
  return (register[kind].get(ref) as Row<KindName>).validFrom;
}
