import { beforeAll, describe, expect, test } from "vitest";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { given } from "@/lib/testing/given";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { annexInput } from "../annexes/annexes";
import { verifyInstallation } from "../audit/verification";
import { importDirect } from "../changes/importing";
import { database } from "../database/current";
import { decideObjection, recordObjection } from "../objections/objections";
import { listPublications } from "../published";
import { registerOfPublication } from "../register";

describe("a publication", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }] },
      { name: "desk-b", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
    ]);
  });

  /** One in Poland, so that nothing but itself is new. */
  function newSubprocessor() {
    const entity = given.legalEntity({
      ref: "new",
      legalName: "New S.A.",
      ownGroup: undefined,
      country: "PL",
      regimesApplicable: undefined,
      leadAuthority: undefined,
    });
    const engagement = given.engagement({
      ref: "desk-new",
      vendorServiceId: "new",
      productIds: ["desk-a"],
      actualUseFrom: undefined,
    });
    const records = [
      ["LegalEntity", entity],
      ["Vendor", given.vendor({ ref: "new", legalEntityId: "new" })],
      ["VendorService", given.vendorService({ ref: "new", vendorId: "new" })],
      ["Engagement", engagement],
      [
        "ProcessingLocation",
        given.processingLocation({ ref: "new", engagementId: "desk-new", country: "PL" }),
      ],
    ] as const;
    return records.map(([kind, { ref, validFrom: _validFrom, ...body }]) => ({
      kind,
      ref,
      body: { ...body },
    }));
  }

  async function newest() {
    const row = await database().publication.findFirstOrThrow({ orderBy: { number: "desc" } });
    return { ...row, public: JSON.parse(row.publicPart) as PublicPart };
  }

  test("comes first with the import, as number 1 without a predecessor", async () => {
    expect(await newest()).toMatchObject({
      number: 1,
      previousHash: null,
      changeSetId: "CS-0",
      simulated: false,
    });
    expect((await newest()).public.subprocessors.map(({ ref }) => ref)).toContain("desk-a");
  });

  test("is made by the import once: only an empty register is filled", async () => {
    const again = { changes: [], contacts: [], fileHash: "0".repeat(64) };
    expect(await importDirect(story.system(), again)).toEqual({
      ok: false,
      reason: "registerNotEmpty",
    });
    expect(await importDirect(story.editor(), again)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await database().publication.count()).toBe(1);
  });

  test("is not made where neither part would read differently", async () => {
    await story.drafted(await changed("Vendor", "acme", { riskTier: "LOW" }));
    await story.approved(await changed("Customer", of("desk-a", "one"), { name: "Renamed" }));
    expect(await database().publication.count()).toBe(1);
  });

  test("adds what is announced, and later tells that it is active, each chained to the one before", async () => {
    const id = await story.announced(newSubprocessor());
    expect(
      (await newest()).public.subprocessors.find(({ ref }) => ref === "desk-new"),
    ).toMatchObject({ status: "announced", since: null });
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true, value: { publication: 3 } });
    expect(
      (await newest()).public.subprocessors.find(({ ref }) => ref === "desk-new"),
    ).toMatchObject({ status: "active" });
    const [first, second, third] = await listPublications();
    expect(second?.manifest.previousHash).toBe(first?.hash);
    expect(third?.manifest.previousHash).toBe(second?.hash);
    const verdict = await verifyInstallation(null);
    expect(verdict).toMatchObject({ problems: [], chain: [], publications: 3 });
  });

  test("leaves what the one before said to whoever asks for it", async () => {
    expect((await registerOfPublication(1))?.Engagement.has("desk-new")).toBe(false);
    expect((await registerOfPublication(3))?.Engagement.has("desk-new")).toBe(true);
    expect(await registerOfPublication(99)).toBeNull();
  });

  describe("and an annex", () => {
    const purposeIn = async (customer: string, number: number | null) =>
      (await annexInput(of("desk-b", customer), number))?.agreed.Engagement.get("desk-b")?.purpose;

    test("keeps the old list for the agreement that a change is held back for, and says what is pending", async () => {
      const before = (await newest()).number;
      const id = await story.announced([await purpose("desk-b", "more")], story.today());
      await story.mail(id);
      const objection = await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: of("desk-b", "two"),
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: null,
      });
      story.pass(31);
      expect(await story.activate(id)).toMatchObject({ ok: true });
      const active = (await newest()).number;
      expect([await purposeIn("one", null), await purposeIn("two", null)]).toEqual([
        "more",
        "start",
      ]);
      expect((await annexInput(of("desk-b", "two"), null))?.heldBack).toMatchObject([
        { changeSetId: id },
      ]);

      const rolledOut = await annexInput(of("desk-b", "two"), active);
      story.pass(5);
      await decideObjection(
        story.approver(),
        objection.ok ? objection.value.id : "",
        "ACCOMMODATED_BY_SAFEGUARD",
        "by a key of its own",
      );
      expect(await story.activate(id)).toMatchObject({
        ok: true,
        value: { effective: [of("desk-b", "two")] },
      });
      expect(await purposeIn("two", null)).toBe("more");
      expect([await purposeIn("one", before), await purposeIn("two", active)]).toEqual([
        "start",
        "start",
      ]);
      const asThen = await annexInput(of("desk-b", "two"), active);
      expect(asThen?.agreed).toEqual(rolledOut?.agreed);
      expect(await annexInput(of("desk-b", "nobody"), null)).toBeNull();
      expect(await annexInput(of("desk-b", "two"), 99)).toBeNull();
    });

    test("of an old publication is the old one, byte for byte of its input, whatever came since", async () => {
      const number = (await newest()).number;
      const then = await annexInput(of("desk-b", "one"), number);
      const id = await story.announced([await purpose("desk-b", "later")], story.today());
      await story.mail(id);
      story.pass(31);
      expect(await story.activate(id)).toMatchObject({ ok: true });
      expect((await annexInput(of("desk-b", "one"), number))?.inputHash).toBe(then?.inputHash);
    });

    test("of a publication made earlier on the very day on which the agreement followed keeps the old list", async () => {
      const id = await story.announced([await purpose("desk-b", "same day")], story.today());
      await story.mail(id);
      const objection = await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: of("desk-b", "two"),
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: null,
      });
      story.pass(31);
      expect(await story.activate(id)).toMatchObject({ ok: true });
      const { number } = await newest();
      await decideObjection(
        story.approver(),
        objection.ok ? objection.value.id : "",
        "WITHDRAWN",
        "Its mail of today",
      );
      expect(await story.activate(id)).toMatchObject({
        ok: true,
        value: { effective: [of("desk-b", "two")] },
      });
      expect(await purposeIn("two", number)).toBe("later");
      expect(await purposeIn("two", null)).toBe("same day");
    });
  });
});
