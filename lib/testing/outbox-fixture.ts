import { staffActor, systemActor } from "@/lib/auth/actor";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { approveChangeSet, submitChangeSet } from "@/lib/data/changes/change-steps";
import { connect } from "@/lib/data/database/connect";
import { database } from "@/lib/data/database/current";
import { addRevisions } from "@/lib/data/register";
import { write } from "@/lib/data/write";
import { calendarDateOf, type Instant, instantOf } from "@/lib/domain/calendar";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { bodyOf, list, type Register } from "@/lib/domain/register";
import { done, type Result } from "@/lib/domain/result";
import { given } from "./given";

/** The moment at which the fixture's change is announced. */
export const announcedAt = instantOf("2026-11-21T14:00:00Z");

/** Puts a whole register into an empty database, as the first import does. */
export async function storeRegister(register: Register, at: Instant = announcedAt): Promise<void> {
  const changes = kindNames.flatMap((kind) =>
    list(register, kind).map(({ ref }) => ({
      kind,
      ref,
      validFrom: calendarDateOf("2024-01-01"),
      body: bodyOf(register, { kind, ref }),
    })),
  );
  expectDone(
    await write(
      systemActor("cli", at),
      { type: "register.imported", records: changes.length, fileHash: "0".repeat(64) },
      async (tx, entry) => {
        await addRevisions(tx, entry, changes, null);
        return done({});
      },
    ),
  );
}

export async function storeContacts(
  ...contacts: { customerRef: string; email: string; name?: string }[]
): Promise<void> {
  await database().customerContact.createMany({
    data: contacts.map((contact) => ({
      id: contact.email,
      ...contact,
      purpose: "DPA_NOTICE",
      confirmedAt: announcedAt,
      createdAt: announcedAt,
    })),
  });
}

/** A register in which "Observa" is announced as a new sub-processor: one notice, and one mail for each contact of "client". */
export async function announceObserva(
  at: Instant = announcedAt,
): Promise<{ changeSetId: string; announcementId: string }> {
  const author = staffActor({ id: "author", roles: ["EDITOR"] }, "cli", at);
  const approver = staffActor({ id: "approver", roles: ["APPROVER"] }, "cli", at);
  const created = expectDone(
    await createChangeSet(author, {
      title: "Add Observa for log analysis",
      reason: "To find faults sooner",
      items: observa(),
    }),
  );
  expectDone(await submitChangeSet(author, created.id));
  expectDone(await approveChangeSet(approver, created.id));
  const { announcementId } = expectDone(await announceChangeSet(approver, created.id, null));
  return { changeSetId: created.id, announcementId };
}

export function observa() {
  const records = [
    [
      "LegalEntity",
      given.legalEntity({
        ref: "observa-sa",
        legalName: "Observa S.A.",
        ownGroup: undefined,
        street: "ul. Długa 5",
        city: "Łódź",
        postalCode: "90-001",
        country: "PL",
        contactEmail: "privacy@observa.example",
        regimesApplicable: undefined,
        leadAuthority: undefined,
      }),
    ],
    ["Vendor", given.vendor({ ref: "observa", name: "Observa", legalEntityId: "observa-sa" })],
    [
      "VendorService",
      given.vendorService({
        ref: "observa-logs",
        vendorId: "observa",
        name: "Observa Logs",
        function: "Log analysis",
      }),
    ],
    [
      "Engagement",
      given.engagement({
        ref: "logs",
        vendorServiceId: "observa-logs",
        subjectMatter: "Analysis of logs",
        purpose: "Find faults",
        nature: ["ANALYSE"],
        actualUseFrom: undefined,
      }),
    ],
    [
      "ProcessingLocation",
      given.processingLocation({
        ref: "logs-pl",
        engagementId: "logs",
        country: "PL",
        city: "Łódź",
      }),
    ],
  ] as const;
  return records.map(([kind, { ref, validFrom: _validFrom, ...body }]) => ({
    kind,
    ref,
    body: { ...body },
    validFrom: null,
    overrides: [],
  }));
}

/** Tells the database, past the application, of many more contacts of one announcement: each with a notice of its own. */
export async function fillOutbox(
  url: string,
  changeSetId: string,
  count: number,
  batch = "bulk",
): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`insert into "Announcement" (id, kind, at) values ($1, 'NOTICE', $2)`, [
      batch,
      announcedAt,
    ]);
    await client.query(
      `insert into "AnnouncedChange" ("announcementId", "changeSetId") values ($1, $2)`,
      [batch, changeSetId],
    );
    await client.query(bulk.contacts, [count, batch, announcedAt]);
    await client.query(bulk.notices, [count, batch, changeSetId]);
    await client.query(bulk.deliveries, [count, batch, announcedAt]);
    await client.query(bulk.links, [count, batch]);
  } finally {
    await client.end();
  }
}

const bulk = {
  contacts: `insert into "CustomerContact" (id, "customerRef", email, name, purpose, "confirmedAt", "createdAt")
    select $2 || '-c' || n, $2 || '-' || n, 'dpo@' || $2 || '-' || n || '.example', 'Person ' || n, 'DPA_NOTICE', $3::timestamptz, $3::timestamptz
    from generate_series(1, $1::int) n`,
  notices: `insert into "Notice" (id, "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items)
    select $2 || '-n' || n, $3::text, $2 || '-agreement-' || n, $2 || '-' || n, 'M1', jsonb_build_object(
        'noticePeriod', 'P' || (14 + n % 60) || 'D', 'objectionPeriod', 'P' || (7 + n % 30) || 'D',
        'zone', (array['Europe/Paris', 'Asia/Tokyo', 'America/New_York', 'Pacific/Auckland'])[1 + n % 4],
        'deemedReceipt', 'NEXT_WORKING_DAY', 'rollForward', true, 'effectiveAfter', 'LATER_OF_BOTH',
        'authorisation', 'GENERAL', 'clauses', '{}'::jsonb), known.items
    from generate_series(1, $1::int) n, (select items from "Notice" where "changeSetId" = $3::text limit 1) known`,
  deliveries: `insert into "Delivery" (id, "announcementId", "contactId", address, name, "messageId", "nextAttemptAt")
    select $2 || '-d' || n, $2, $2 || '-c' || n, 'dpo@' || $2 || '-' || n || '.example', 'Person ' || n,
      '<' || $2 || '-d' || n || '@helpdesk.example>', $3::timestamptz
    from generate_series(1, $1::int) n`,
  links: `insert into "DeliveredNotice" ("deliveryId", "noticeId")
    select $2 || '-d' || n, $2 || '-n' || n from generate_series(1, $1::int) n`,
};

/** The value of a result that a test takes for granted. */
export function expectDone<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`Refused: ${result.reason}`);
  return result.value;
}
