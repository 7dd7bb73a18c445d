import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  apply,
  bodyOf,
  find,
  list,
  pointingTo,
  type RecordChange,
  type RecordKey,
  type Register,
  type Row,
  referencesOf,
} from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { agreedRegister, type HeldBack } from "./agreed";

/** An agreement whose data are held, with the changes that it has not got, or never will. */
export type HoldingAgreement = {
  readonly agreement: Row<"CustomerAgreement">;
  readonly heldBack: readonly HeldBack[];
};

/** A register with all that any agreement still has, and the change by which each of these sub-processors goes. */
export type InUse = {
  readonly register: Register;
  /** By engagement: the change set that ended it for those who have it. */
  readonly leaving: ReadonlyMap<string, string>;
};

/**
 * The register as it is in use for anybody: with the sub-processors that have ended for some agreements and not for all.
 *
 * Source: GDPR Art. 28(2), 30(2)(d), 5(1)(a).
 * Reading: a sub-processor has ended when nobody's data go to it any more. While one agreement has not followed, or was left out
 * for good, we are engaging it, and every list of whom we engage names it. See docs/decisions/0058-ended-when-the-last-has-moved.md.
 *
 * @param register the register after all activations
 * @param holding  the agreements that lack some change, each in force or with data still held
 */
export function inUse(register: Register, holding: readonly HoldingAgreement[]): InUse {
  const leaving = new Map<string, string>();
  const restored: RecordChange[] = [];
  for (const group of alike(holding)) {
    const agreed = agreedRegister(register, group.heldBack);
    for (const { engagement } of agreementSubprocessors({
      agreed,
      agreement: usingAll(group, agreed),
    })) {
      const { ref } = engagement;
      if (leaving.has(ref) || isSubprocessor(register, find(register, "Engagement", ref))) continue;
      leaving.set(ref, changeThatEnded(ref, group.heldBack));
      restored.push(...restoredWith(register, agreed, engagement));
    }
  }
  return { register: apply(register, restored), leaving };
}

/** Agreements that have the same, once: what they have is the same, too. */
function alike(holding: readonly HoldingAgreement[]): HoldingAgreement[] {
  const byWhatTheyHave = new Map<string, HoldingAgreement>();
  for (const one of holding) {
    const { productIds = [], excludedVendorIds = [] } = one.agreement;
    const held = one.heldBack.map(({ changeSetId, before }) => [
      changeSetId,
      ...before.map(({ kind, ref }) => `${kind}/${ref}`),
    ]);
    const key = JSON.stringify([productIds, excludedVendorIds, held]);
    if (!byWhatTheyHave.has(key)) byWhatTheyHave.set(key, one);
  }
  return [...byWhatTheyHave.values()];
}

/** An agreement that names no product may use any. */
function usingAll({ agreement }: HoldingAgreement, agreed: Register): Row<"CustomerAgreement"> {
  if ((agreement.productIds ?? []).length > 0) return agreement;
  return { ...agreement, productIds: list(agreed, "Product").map(({ ref }) => ref) };
}

/** The first change that touched the engagement; where none did, that which took away what it served. */
function changeThatEnded(ref: string, heldBack: readonly HeldBack[]): string {
  const inOrder = heldBack.toSorted((one, other) => one.order - other.order);
  const own = inOrder.find(({ before }) =>
    before.some((one) => one.kind === "Engagement" && one.ref === ref && one.body !== null),
  );
  const { changeSetId } = own ?? inOrder[0] ?? never();
  return changeSetId;
}

function never(): never {
  throw new Error("An agreement that lacks no change has another list than the register");
}

/** An engagement with its parts and all that these refer to, as far as the register has it no more. */
function restoredWith(
  register: Register,
  agreed: Register,
  engagement: Row<"Engagement">,
): RecordChange[] {
  const restored = new Map<string, RecordChange>();
  const open: RecordKey[] = [
    { kind: "Engagement", ref: engagement.ref },
    ...partsOf(agreed, engagement.ref),
  ];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const name = `${key.kind}/${key.ref}`;
    const isItself = key.kind === "Engagement" && key.ref === engagement.ref;
    const [body, present] = [bodyOf(agreed, key), bodyOf(register, key)];
    if (body === null || restored.has(name) || (present !== null && !isItself)) continue;
    restored.set(name, {
      ...key,
      validFrom: validFromOf(agreed, key),
      body: servingBoth(body, present),
    });
    open.push(...referencesOf(key.kind, key.ref, body).map(({ to }) => to));
  }
  return [...restored.values()];
}

/** One that serves us alone by now serves some customers, too: what it serves is both. */
function servingBoth(
  body: Record<string, unknown>,
  present: Record<string, unknown> | null,
): Record<string, unknown> {
  if (present === null) return body;
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
