import { type StaffActor, type SystemActor, staffActor, systemActor } from "@/lib/auth/actor";
import { recordSigned } from "@/lib/data/annexes/signed-annexes";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet, type ItemDraft } from "@/lib/data/changes/change-sets";
import { approveChangeSet, submitChangeSet } from "@/lib/data/changes/change-steps";
import { importDirect } from "@/lib/data/changes/importing";
import { setDatabase } from "@/lib/data/database/current";
import { type ActivationResult, activateChangeSet } from "@/lib/data/gate/activation";
import { forgetPresent, presentRegister } from "@/lib/data/register";
import { orderEndTasks, proposeEnd } from "@/lib/data/terminations/terminations";
import type { Role } from "@/lib/domain/access";
import {
  addDays,
  type CalendarDate,
  calendarDateOf,
  type Instant,
  instantOf,
} from "@/lib/domain/calendar";
import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { bodyOf, list, type RecordChange } from "@/lib/domain/register";
import { acceptMail } from "./accept-mail";
import { testDatabase } from "./database";
import { given } from "./given";
import { expectDone } from "./outbox-fixture";

/** One customer of a scene: its own terms, and how many contacts can be told. */
export type Cast = {
  ref: string;
  noticeDays?: number;
  zone?: string;
  authorisation?: "GENERAL" | "SPECIFIC";
  /** What its agreement says beside that. */
  terms?: Record<string, unknown>;
  contacts?: number;
  unconfirmed?: number;
};

/** An engagement with a product and customers of its own, so that many scenes share one database. */
export type Scene = {
  name: string;
  perCustomer?: boolean;
  standby?: boolean;
  cast: readonly Cast[];
  /** What the register has beside that. */
  more?: readonly { kind: KindName; ref: string; body: Record<string, unknown> }[];
};

export type Story = ReturnType<typeof storyOf>;

const since = calendarDateOf("2026-01-05");
const usualBeginning = calendarDateOf("2026-03-02");

/** Fills an empty database of this test file's own with the complete register and these scenes. */
export async function openStory(
  scenes: readonly Scene[],
  begins = usualBeginning,
): Promise<Story & { url: string }> {
  const { url, database } = await testDatabase();
  setDatabase(database);
  forgetPresent();
  const story = storyOf(begins);
  const contacts = scenes.flatMap(contactsOf);
  expectDone(
    await importDirect(story.system(), {
      changes: world(scenes),
      contacts,
      fileHash: "0".repeat(64),
    }),
  );
  return { ...story, url };
}

/** The name of a scene's agreement or customer. */
export function of(scene: string, customer: string): string {
  return `${customer}-${scene}`;
}

function world(scenes: readonly Scene[]): RecordChange[] {
  // One activity serves all products: what it says of its data is what their agreements must state.
  const base = given.completeRegister({
    ProcessingActivity: [
      given.processingActivity({ productIds: ["desk", ...scenes.map(({ name }) => name)] }),
    ],
  });
  const common = kindNames.flatMap((kind) =>
    list(base, kind).map(({ ref }) => ({
      kind,
      ref,
      validFrom: since,
      body: bodyOf(base, { kind, ref }),
    })),
  );
  return [...common, ...scenes.flatMap(recordsOf)];
}

function recordsOf({ name, perCustomer, standby, cast, more = [] }: Scene): RecordChange[] {
  const {
    ref: _ref,
    validFrom: _validFrom,
    ...engagement
  } = given.engagement({ productIds: [name], purpose: "start" });
  const record = (kind: KindName, ref: string, body: Record<string, unknown>) => ({
    kind,
    ref,
    validFrom: since,
    body,
  });
  return [
    ...more.map(({ kind, ref, body }) => record(kind, ref, body)),
    record("Product", name, { name }),
    record("Engagement", name, {
      ...engagement,
      ...(perCustomer === true && { perTenantSwitch: true }),
      ...(standby === true && { standby: true }),
    }),
    ...cast.flatMap((one) => [
      record("Customer", of(name, one.ref), { name: of(name, one.ref) }),
      record("CustomerAgreement", of(name, one.ref), agreementOf(name, one)),
    ]),
  ];
}

/** An agreement that counts plain days from dispatch, unless it says otherwise. */
export function agreementOf(
  scene: string,
  { ref, noticeDays = 30, zone = "UTC", authorisation = "GENERAL", terms = {} }: Cast,
): Record<string, unknown> {
  const customerId = of(scene, ref);
  const period = `P${noticeDays}D`;
  return {
    title: customerId,
    customerId,
    productIds: [scene],
    authorisation,
    zone,
    noticePeriod: period,
    objectionPeriod: period,
    deemedReceipt: "DISPATCH",
    rollForward: false,
    ...terms,
  };
}

function contactsOf({ name, cast }: Scene) {
  return cast.flatMap(({ ref, contacts = 1, unconfirmed = 0 }) =>
    Array.from({ length: contacts + unconfirmed }, (_, index) => ({
      ref: `${of(name, ref)}-${index + 1}`,
      customer: of(name, ref),
      email: `dpo${index + 1}@${of(name, ref)}.example`,
      name: `Person ${index + 1}`,
      language: "en",
      purpose: "DPA_NOTICE",
      confirmed: index < contacts,
    })),
  );
}

function storyOf(begins: CalendarDate) {
  let day = begins;
  let tick = 0;

  /** Instants that grow with each act, on the story's day. */
  function at(): Instant {
    tick += 1;
    return instantOf(new Date(Date.parse(`${day}T08:00:00.000Z`) + tick).toISOString());
  }
  const staff = (id: string, ...roles: Role[]): StaffActor =>
    staffActor({ id, roles }, "cli", at());
  const system = (): SystemActor => systemActor("worker", at());
  const editor = () => staff("editor", "EDITOR");
  const approver = () => staff("approver", "APPROVER");

  async function drafted(...items: Item[]): Promise<string> {
    const drafts = items.map((item): ItemDraft => ({ validFrom: null, overrides: [], ...item }));
    return expectDone(
      await createChangeSet(editor(), {
        title: drafts.map(({ ref }) => ref).join(" "),
        reason: null,
        items: drafts,
      }),
    ).id;
  }
  async function submitted(...items: Item[]): Promise<string> {
    const id = await drafted(...items);
    expectDone(await submitChangeSet(editor(), id));
    return id;
  }
  async function approved(...items: Item[]): Promise<string> {
    const id = await submitted(...items);
    expectDone(await approveChangeSet(approver(), id));
    return id;
  }
  /** Announced with a planned day; today stands for the first day on which anyone can follow, 31 days on. */
  async function announced(items: Item[], plannedOn: CalendarDate | null = null): Promise<string> {
    const id = await approved(...items);
    const planned = plannedOn === day ? addDays(day, 31) : plannedOn;
    expectDone(await announceChangeSet(approver(), id, planned));
    return id;
  }

  return {
    at,
    staff,
    system,
    editor,
    approver,
    administrator: () => staff("administrator", "ADMINISTRATOR"),
    today: () => day,
    /** Lets days go by; says which day it is then. */
    pass(days: number): CalendarDate {
      day = addDays(day, days);
      return day;
    },
    drafted,
    submitted,
    approved,
    announced,
    /** Lets a relay take the mail of a change; says how many notices went. */
    mail: (id: string) => acceptMail(id, at()),
    /** Keeps a countersigned file of an agreement that names the change. */
    async sign(id: string, agreement: string): Promise<void> {
      expectDone(
        await recordSigned(editor(), {
          customerRef: agreement,
          agreementRef: agreement,
          signedOn: day,
          publication: null,
          changeSetId: id,
          fileName: "amendment.pdf",
          bytes: new TextEncoder().encode(`%PDF-1.7\n${id} ${agreement}\n%%EOF\n`),
        }),
      );
    },
    /** A customer's agreements end today, and its data are to be deleted: approved, and the tasks of that ordered. */
    async ends(customerRef: string, dataDueOn: CalendarDate | null = null): Promise<void> {
      const choice = { agreementRef: null, onEnd: "DELETE", reason: "It gave notice" } as const;
      const { id } = expectDone(
        await proposeEnd(editor(), { customerRef, endsOn: day, dataDueOn, ...choice }),
      );
      expectDone(await approveChangeSet(approver(), id));
      await orderEndTasks(system());
    },
    activate: (id: string): Promise<ActivationResult> => activateChangeSet(approver(), id, null),
  };
}

type Item = Pick<ItemDraft, "kind" | "ref" | "body"> & Partial<ItemDraft>;

/** A record as it is now, with some fields as a change would have them; undefined takes a field away. */
export async function changed(
  kind: KindName,
  ref: string,
  fields: Record<string, unknown>,
): Promise<Item> {
  const { register } = await presentRegister();
  const body = { ...bodyOf(register, { kind, ref }), ...fields };
  return {
    kind,
    ref,
    body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  };
}

/** A change of a scene's engagement that needs notice: what it is used for. */
export function purpose(scene: string, text: string): Promise<Item> {
  return changed("Engagement", scene, { purpose: text });
}
