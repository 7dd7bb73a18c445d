import { beforeAll, describe, expect, test } from "vitest";
import { staffActor } from "@/lib/auth/actor";
import { clock } from "@/lib/clock";
import { draftCorrection, sendCorrection } from "@/lib/data/announcing/corrections";
import { database } from "@/lib/data/database/current";
import { ownKey } from "@/lib/data/evidence/evidence-signing";
import { sealAttempts } from "@/lib/data/mail/attempt-seals";
import type { Role } from "@/lib/domain/access";
import { instantOf } from "@/lib/domain/calendar";
import type { PackChange, PackDelivery, PackNotice } from "@/lib/domain/evidence/pack-facts";
import { verifyPack } from "@/lib/domain/evidence/verify-pack";
import { packFilesOf, signedAnew, type Told, toldChange } from "@/lib/testing/evidence-fixture";
import { openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { purpose } from "@/lib/testing/story";
import { deliverDue } from "@/lib/work/deliver";
import { packOf } from "./read-pack";

type Files = Map<string, Uint8Array>;

let told: Told;
let waiting: Files;
let ofChange: Files;
let ofCustomer: Files;
let texts: string[];

/** Mails go by the real clock, and so the correction has to: it is made after the first ones went. */
function present(id: string, role: Role) {
  return staffActor({ id, roles: [role] }, "cli", instantOf(clock().toString()));
}

beforeAll(async () => {
  told = await toldChange();
  const { changeSetId } = told;
  expectDone(
    await draftCorrection(present("editor", "EDITOR"), {
      changeSetId,
      entries: [
        { matter: "SERVICE", said: "Search in all tickets", right: "Search in open tickets" },
      ],
      items: [await purpose("desk-tool", "Search in open tickets")],
    }),
  );
  expectDone(await sendCorrection(present("approver", "APPROVER"), changeSetId));
  waiting = await packFilesOf(told, { type: "change", ref: changeSetId });
  const mailbox = await openMailbox();
  await deliverDue({ databaseUrl: told.url, smtpUrl: mailbox.smtpUrl, once: true });
  // The decision on the objection goes with them.
  texts = (await mailbox.mails())
    .map(({ parsed }) => `${parsed.subject}\n${parsed.text}`)
    .filter((text) => !text.startsWith("Your objection"));
  await mailbox.close();
  await sealAttempts(told.system(), "all");
  ofChange = await packFilesOf(told, { type: "change", ref: changeSetId });
  ofCustomer = await packFilesOf(told, { type: "customer", ref: "acme-desk-tool" });
}, 60_000);

function verdictOf(files: Files) {
  const found = packOf([...files].map(([path, bytes]) => ({ path, bytes })));
  const { problems, chain } = verifyPack(found, [ownKey()]);
  expect(chain).toEqual([]);
  return problems.map(({ what, where }) => `${what}: ${where}`);
}

function rows<Row>(files: Files, path: string): Row[] {
  return JSON.parse(new TextDecoder().decode(files.get(path))) as Row[];
}

/** The pack as whoever holds the key could sign it with other words. */
function edited<Row>(files: Files, path: string, edit: (rows: Row[]) => void): Files {
  const all = rows<Row>(files, path);
  edit(all);
  return signedAnew(new Map(files).set(path, new TextEncoder().encode(JSON.stringify(all))));
}

describe("the mail of a correction", () => {
  test("names what was wrong and what is right, tells the change as it is right, and gives new days", () => {
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text).toContain("correction of");
      expect(text).toMatch(/You were told:?\s+Search in all tickets/);
      expect(text).toMatch(/Right is:?\s+Search in open tickets/);
      expect(text).toContain("begin anew for you");
      expect(text).toContain("An objection that you made stays valid");
      expect(text).toContain("You can object until");
    }
  });
});

describe("a pack of evidence with a correction", () => {
  test("is whole before the correction's mail went, with no days, and after it, with those of the correction", async () => {
    expect(verdictOf(waiting)).toEqual([]);
    expect(rows<PackNotice>(waiting, "notices.json").map(({ dates }) => dates)).toEqual([
      null,
      null,
    ]);
    expect(verdictOf(ofChange)).toEqual([]);
    for (const { dates, restartedAt } of rows<PackNotice>(ofChange, "notices.json")) {
      expect(dates).not.toBeNull();
      expect(restartedAt).not.toBeNull();
    }
    expect(await database().notice.count({ where: { startsOn: null } })).toBe(0);
  });

  test("shows both: what was frozen and told, and what is right, to a customer without the records", () => {
    expect(verdictOf(ofCustomer)).toEqual([]);
    const [change] = rows<PackChange>(ofChange, "changes.json");
    expect(change?.frozen).toMatchObject({ class: "M1" });
    expect(change?.corrections).toMatchObject([
      {
        restarts: true,
        entries: [{ said: "Search in all tickets", right: "Search in open tickets" }],
        items: [
          {
            before: { purpose: "Search in all tickets" },
            after: { purpose: "Search in open tickets" },
          },
        ],
      },
    ]);
    const [own] = rows<PackChange>(ofCustomer, "changes.json");
    expect(own?.corrections).toMatchObject([{ restarts: true, items: null }]);
  });

  test.each([
    [
      "what is right reads otherwise",
      (one: PackChange) => {
        const [entry] = one.corrections?.[0]?.entries ?? [];
        if (entry) entry.right = "Search in closed tickets";
      },
    ],
    [
      "a record reads otherwise",
      (one: PackChange) => {
        const [item] = one.corrections?.[0]?.items ?? [];
        if (item) item.after.purpose = "Something else";
      },
    ],
    [
      "it is said to move nothing",
      (one: PackChange) => {
        const [correction] = one.corrections ?? [];
        if (correction) correction.restarts = false;
      },
    ],
    [
      "it is left out",
      (one: PackChange) => {
        one.corrections = [];
      },
    ],
  ])("is found altered where %s", (_words, edit) => {
    const altered = edited<PackChange>(ofChange, "changes.json", ([change]) => {
      if (change) edit(change);
    });
    expect(verdictOf(altered).join("\n")).toMatch(/correction/);
  });

  test("is found altered where a notice hides that its days began anew", () => {
    const altered = edited<PackNotice>(ofChange, "notices.json", ([notice]) => {
      if (notice) notice.restartedAt = null;
    });
    expect(verdictOf(altered).join("\n")).toMatch(/its correction/);
  });

  test("is found altered where one of its mails is left out", () => {
    const altered = edited<PackDelivery>(ofChange, "deliveries.json", (deliveries) => {
      const place = deliveries.findIndex(({ kind }) => kind === "CORRECTION");
      deliveries.splice(place, 1);
    });
    expect(verdictOf(altered).join("\n")).toMatch(/actMissing: correction/);
  });

  test("is whole for a customer whom nobody could write to when it was sent", async () => {
    const { changeSetId } = told;
    await database().customerContact.updateMany({
      where: { customerRef: "acme-desk-tool" },
      data: { bouncedAt: new Date(clock().toString()) },
    });
    const entries = [{ matter: "SERVICE" as const, said: "tickets", right: "open tickets" }];
    const draft = { changeSetId, entries, items: [], recordsStand: true };
    expectDone(await draftCorrection(present("editor", "EDITOR"), draft));
    expectDone(await sendCorrection(present("approver", "APPROVER"), changeSetId));
    const files = await packFilesOf(told, { type: "customer", ref: "acme-desk-tool" });
    expect(verdictOf(files)).toEqual([]);
  });
});
