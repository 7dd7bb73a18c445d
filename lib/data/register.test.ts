import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { connect } from "@/lib/data/database/connect";
import { addDays, type CalendarDate, type Instant } from "@/lib/domain/calendar";
import { kinds } from "@/lib/domain/kinds/kinds";
import { find } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { annexInput } from "./annexes/annexes";
import { verifyInstallation } from "./audit/verification";
import { findChangeSet } from "./changes/change-sets";
import { approveChangeSet, submitChangeSet } from "./changes/change-steps";
import { rebaseChangeSet } from "./changes/rebasing";
import { database } from "./database/current";
import { dayOf } from "./days";
import { heldBackFor } from "./gate/held-back";
import { eraseContact } from "./people/people";
import {
  addRevisions,
  forgetPresent,
  loadRegister,
  presentRegister,
  type RevisionDraft,
  registerOfPublication,
} from "./register";
import { write } from "./write";

describe("the register", () => {
  let story: Story & { url: string };

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", perCustomer: true, cast: [{ ref: "one" }, { ref: "two", noticeDays: 90 }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
    ]);
  });

  async function record(...drafts: RevisionDraft[]): Promise<void> {
    const written = await write(story.system(), { type: "mail.paused" }, async (tx, entry) =>
      done(await addRevisions(tx, entry, drafts, null)),
    );
    expect(written.ok).toBe(true);
  }
  const product = (
    ref: string,
    name: string | null,
    validFrom: CalendarDate,
    validTo?: CalendarDate,
  ): RevisionDraft => ({
    kind: "Product",
    ref,
    validFrom,
    body: name === null ? null : { name },
    ...(validTo === undefined ? {} : { validTo }),
  });
  const nameAt = async (ref: string, validOn: CalendarDate, recordedAt: Instant) =>
    find(await loadRegister(validOn, recordedAt), "Product", ref)?.name;

  describe("of now", () => {
    test("is kept, and asks only for what came since", async () => {
      const first = await presentRegister();
      expect((await presentRegister()).register).toBe(first.register);
      await record(product("lamp", "Lamp", story.today()));
      const second = await presentRegister();
      expect(find(second.register, "Product", "lamp")?.name).toBe("Lamp");
      expect(second.register.Engagement).toBe(first.register.Engagement);
      expect(second.seq).toBe(first.seq + 1);
    });

    test("equals what a process reads that knows nothing yet", async () => {
      await record(
        product("lamp", "Lamp 2", story.today()),
        product("bulb", "Bulb", story.today()),
      );
      await record(product("bulb", null, story.today()));
      const kept = await presentRegister();
      forgetPresent();
      const fresh = await presentRegister();
      expect(fresh.register).toEqual(kept.register);
      expect(fresh.seqOf).toEqual(kept.seqOf);
      expect(fresh.seqOf.has("Product/bulb")).toBe(false);
    });

    test("is not touched by corrections of the past", async () => {
      const before = await presentRegister();
      await record(
        product("lamp", "Lantern", addDays(story.today(), -10), addDays(story.today(), -5)),
      );
      expect((await presentRegister()).register).toBe(before.register);
      expect(await database().product.findUniqueOrThrow({ where: { ref: "lamp" } })).toMatchObject({
        name: "Lamp 2",
      });
    });

    test("keeps nothing of a transaction that was undone", async () => {
      await write(story.system(), { type: "mail.paused" }, async (tx, entry) => {
        await addRevisions(tx, entry, [product("ghost", "Ghost", story.today())], null);
        expect((await presentRegister(tx)).register.Product.has("ghost")).toBe(true);
        return { ok: false, reason: "no" };
      });
      expect((await presentRegister()).register.Product.has("ghost")).toBe(false);
    });
  });

  describe("of a day, as far as was known at an instant", () => {
    test("tells what was true from what was known", async () => {
      const monday = story.pass(1);
      await record(product("desk-x", "First", monday));
      const knownFirst = story.at();
      const thursday = story.pass(3);
      await record(product("desk-x", "Second", thursday));
      const knownSecond = story.at();
      story.pass(3);
      await record(product("desk-x", "Corrected", addDays(monday, 1), addDays(monday, 3)));
      const knownLast = story.at();

      expect(await nameAt("desk-x", addDays(monday, -1), knownLast)).toBeUndefined();
      expect(await nameAt("desk-x", monday, knownFirst)).toBe("First");
      expect(await nameAt("desk-x", thursday, knownFirst)).toBe("First");
      expect(await nameAt("desk-x", thursday, knownSecond)).toBe("Second");
      expect(await nameAt("desk-x", addDays(monday, 2), knownSecond)).toBe("First");
      expect(await nameAt("desk-x", addDays(monday, 2), knownLast)).toBe("Corrected");
      expect(await nameAt("desk-x", addDays(monday, 3), knownLast)).toBe("Second");
    });

    test("no longer has what ended, and still has it before", async () => {
      const born = story.pass(1);
      await record(product("brief", "Brief", born));
      const ended = story.pass(2);
      await record(product("brief", null, ended));
      expect(await nameAt("brief", addDays(ended, -1), story.at())).toBe("Brief");
      expect(await nameAt("brief", ended, story.at())).toBeUndefined();
    });
  });

  describe("after a field was renamed and a contact erased", () => {
    const vendor = kinds.Vendor as { lifts: (typeof kinds.Vendor)["lifts"] };
    const asToday = vendor.lifts;
    const rename = (body: Record<string, unknown>) => {
      const { homepage, ...rest } = body;
      return homepage === undefined ? body : { ...rest, website: homepage };
    };
    afterEach(() => {
      vendor.lifts = asToday;
      forgetPresent();
    });

    async function sql(...statements: string[]): Promise<void> {
      const client = await connect(story.url);
      for (const statement of statements) await client.query(statement);
      await client.end();
    }
    const websiteOf = (register: Awaited<ReturnType<typeof loadRegister>>) =>
      find(register, "Vendor", "acme")?.website;

    test("reads, compares, rebases, holds back and exports what was written before, and the chain still holds", async () => {
      // The days when the field had its old name: a body, an open proposal and a held-back change of those days.
      await sql('alter table "Vendor" rename column website to homepage');
      const legacy = (fields: Record<string, unknown>) => ({
        name: "Acme",
        legalEntityId: "acme-inc",
        ...fields,
      });
      const oldDay = story.pass(1);
      await record({
        kind: "Vendor",
        ref: "acme",
        validFrom: oldDay,
        body: legacy({ homepage: "https://old.example" }),
      });
      const knownThen = story.at();
      const proposal = await story.drafted(
        await changed("Vendor", "acme", { notes: "known", riskTier: "LOW", name: "Acme 2" }),
      );
      const held = await story.announced([await purpose("desk-a", "more")], story.today());
      await story.mail(held);
      story.pass(31);
      expect(await story.activate(held)).toMatchObject({
        ok: true,
        value: { heldBack: [{ agreement: of("desk-a", "two") }] },
      });
      const publication = await database().publication.findFirstOrThrow({
        orderBy: { number: "desc" },
      });

      // Years later: one statement in a migration, and one line in the kind.
      await sql('alter table "Vendor" rename column homepage to website');
      vendor.lifts = [rename];
      forgetPresent();
      const contact = await database().customerContact.findFirstOrThrow({
        where: { customerRef: of("desk-a", "one") },
      });
      expect(await eraseContact(story.editor(), contact.id)).toMatchObject({ ok: true });

      expect(websiteOf((await presentRegister()).register)).toBe("https://old.example");
      expect(websiteOf(await loadRegister(oldDay, knownThen))).toBe("https://old.example");
      expect(
        websiteOf(
          (await registerOfPublication(publication.number)) ?? (await presentRegister()).register,
        ),
      ).toBe("https://old.example");
      expect(
        writeRegisterFile(await loadRegister(oldDay, knownThen), { format: "yaml" }),
      ).toContain("website: https://old.example");
      expect(
        (await annexInput(of("desk-a", "two"), null))?.agreed.Vendor.get("acme"),
      ).not.toHaveProperty("homepage");

      await story.approved(await changed("Vendor", "acme", { website: "https://new.example" }));
      expect(await rebaseChangeSet(story.editor(), proposal)).toMatchObject({
        ok: true,
        value: { conflicts: [] },
      });
      await submitChangeSet(story.editor(), proposal);
      expect(await approveChangeSet(story.approver(), proposal)).toMatchObject({ ok: true });
      const since = story.today();
      story.pass(2);
      await story.approved({
        ...(await changed("Vendor", "acme", { website: "https://newer.example" })),
        validFrom: oldDay,
      });
      expect(websiteOf(await loadRegister(addDays(since, -1), story.at()))).toBe(
        "https://newer.example",
      );

      const verdict = await verifyInstallation(null);
      expect(verdict).toMatchObject({ problems: [], chain: [] });
      expect(await database().attempt.count()).toBeGreaterThan(0);
    });

    test("carries a proposal that was written before into effect after", async () => {
      await sql('alter table "Vendor" rename column website to homepage');
      await database().$executeRaw`update "ChangeSet" set state = state`;
      const id = await story.drafted(await changed("Vendor", "acme", { name: "Acme 3" }));
      await database()
        .$executeRaw`update "ChangeItem" set body = (body - 'website') || '{"homepage": "https://item.example"}' where "changeSetId" = ${id}`;
      await sql('alter table "Vendor" rename column homepage to website');
      vendor.lifts = [rename];
      forgetPresent();
      await submitChangeSet(story.editor(), id);
      const approved = await approveChangeSet(story.approver(), id);
      expect(approved.ok).toBe(true);
      expect((await findChangeSet(id))?.state).toMatch(/APPROVED|ACTIVE/);
    });
  });

  test("keeps the present tables equal to a replay of all revisions", async () => {
    const { problems, records } = await verifyInstallation(null);
    expect(problems).toEqual([]);
    expect(records).toBe((await presentRegister()).seqOf.size);
  });

  test("holds back for an agreement what was held back on a day that has passed", async () => {
    const held = await heldBackFor(of("desk-a", "two"));
    expect([...held.values()].flat()).toMatchObject([{ declined: false }]);
    const [{ changeSetId } = { changeSetId: "" }] = [...held.values()].flat();
    const activatedAt = (await findChangeSet(changeSetId))?.activatedAt;
    story.pass(91);
    expect(await story.activate(changeSetId)).toMatchObject({ ok: true });
    expect(await heldBackFor(of("desk-a", "two"))).toEqual(new Map());
    const before = activatedAt?.toISOString() as Instant;
    expect([...(await heldBackFor(of("desk-a", "two"), database(), before)).keys()]).toEqual([
      of("desk-a", "two"),
    ]);
    expect(dayOf(activatedAt ?? null)).not.toBeNull();
  });
});
