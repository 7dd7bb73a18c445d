import { beforeAll, describe, expect, test } from "vitest";
import { customerActor } from "@/lib/auth/actor";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { statusLine } from "@/lib/domain/documents/annex-status";
import { annexView } from "@/lib/domain/documents/annex-view";
import { blockLines } from "@/lib/domain/documents/block-lines";
import { sha256 } from "@/lib/domain/publication/canonical";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { customerRecord } from "../customers/customer-record";
import { database } from "../database/current";
import { findOverview, findOwnSigned, recordSignedDownload } from "../portal";
import { annexInput, annexKey } from "./annexes";
import { findSigned, recordSigned, removeSigned, type SignedEntry } from "./signed-annexes";

const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.7\n${words}\n%%EOF\n`);

describe("a countersigned file", () => {
  let story: Story;
  const one = of("sign", "one");
  const two = of("sign", "two");

  beforeAll(async () => {
    story = await openStory([
      { name: "sign", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "door", cast: [{ ref: "one" }, { ref: "two" }] },
    ]);
  });

  const newest = async () =>
    (
      await database().publication.findFirstOrThrow({
        orderBy: { number: "desc" },
        select: { number: true },
      })
    ).number;
  const entry = async (customer: string, words: string): Promise<SignedEntry> => ({
    customerRef: customer,
    agreementRef: customer,
    signedOn: story.today(),
    publication: await newest(),
    changeSetId: null,
    fileName: "signed.pdf",
    bytes: pdf(words),
  });
  const kept = async (given: SignedEntry): Promise<string> => {
    const result = await recordSigned(story.editor(), given);
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const input = async (agreement: string): Promise<AnnexInput> => {
    const found = await annexInput(agreement, null);
    if (found === null) throw new Error("There is no annex");
    return found;
  };
  const words = async (agreement: string) =>
    annexView(await input(agreement))
      .sections.flatMap(({ blocks }) => blocks.flatMap(blockLines))
      .join("\n");
  const reach = async (scene: string, text: string) => {
    const id = await story.announced([await purpose(scene, text)], story.today());
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    return id;
  };
  const portal = (customer: string) =>
    customerActor({ id: `${customer}-1`, customerRef: customer }, "portal", story.at());

  test("is refused to who may not keep it, and for what is no such file", async () => {
    const given = await entry(of("door", "one"), "refused");
    const refused = async (fields: Partial<SignedEntry>) => {
      const result = await recordSigned(story.editor(), { ...given, ...fields });
      return result.ok ? "kept" : result.reason;
    };
    const auditor = await recordSigned(story.staff("a", "AUDITOR"), given);
    expect(auditor).toEqual({ ok: false, reason: "notAllowed" });
    expect(await refused({ bytes: new Uint8Array() })).toBe("noFile");
    expect(await refused({ bytes: new TextEncoder().encode("<html>%%EOF") })).toBe("noPdf");
    expect(await refused({ bytes: new Uint8Array(10_000_001) })).toBe("tooLarge");
    expect(await refused({ agreementRef: of("door", "two") })).toBe("noSuchAgreement");
    expect(await refused({ publication: 99 })).toBe("noSuchPublication");
    expect(await refused({ signedOn: calendarDateOf("2099-01-01") })).toBe("signedLater");
    expect(await refused({ signedOn: calendarDateOf("2020-01-01") })).toBe(
      "signedBeforePublication",
    );
    expect(await database().signedAnnex.count()).toBe(0);
  });

  test("is kept with its hash and its audit entry, once", async () => {
    const given = await entry(of("door", "one"), "kept");
    const id = await kept(given);
    const audit = await database().auditEntry.findFirstOrThrow({
      where: { event: "signedAnnex.recorded" },
      orderBy: { position: "desc" },
    });
    expect(audit.payload).toMatchObject({ signedAnnexId: id, sha256: sha256(given.bytes) });
    expect(await recordSigned(story.editor(), given)).toEqual({ ok: false, reason: "knownFile" });
    const record = await customerRecord(story.editor(), of("door", "one"));
    expect(record?.agreements[0]?.signed).toMatchObject([{ id, sha256: sha256(given.bytes) }]);
  });

  test("is handed out to staff and to its own customer, and is not there for another", async () => {
    const given = await entry(of("door", "two"), "mine");
    const id = await kept(given);
    const [mine, other] = [of("door", "two"), of("door", "one")];
    expect((await findSigned(story.editor(), { customerRef: mine, id }))?.bytes).toEqual(
      given.bytes,
    );
    expect(await findSigned(story.editor(), { customerRef: other, id })).toBeNull();
    expect(await findSigned(story.editor(), { customerRef: mine, id: "\0" })).toBeNull();
    expect(await findSigned(story.staff("r", "REQUESTER"), { customerRef: mine, id })).toBeNull();
    expect((await findOwnSigned(portal(mine), mine, id))?.bytes).toEqual(given.bytes);
    expect(await findOwnSigned(portal(other), mine, id)).toBeNull();
    expect(await findOwnSigned(portal(other), other, id)).toBeNull();
    expect(await findOwnSigned(portal(mine), mine, "no-such-file")).toBeNull();
    expect((await findOverview(portal(mine))).agreements[0]?.signed).toMatchObject([{ id }]);
    expect((await findOverview(portal(other))).agreements[0]?.signed).not.toMatchObject([{ id }]);
    const file = await findOwnSigned(portal(mine), mine, id);
    if (file) await recordSignedDownload(portal(mine), file);
    expect(await database().auditEntry.count({ where: { event: "signedAnnex.downloaded" } })).toBe(
      1,
    );
  });

  test("makes its annex one that is as agreed, until an entry of the list reads otherwise", async () => {
    expect(statusLine(await input(one))).toBe("Draft, for signature");
    await kept(await entry(one, "agreed"));
    expect(statusLine(await input(one))).toBe("As agreed on 2 March 2026");
    const changeSetId = await reach("sign", "More than before");
    const now = await input(one);
    expect(statusLine(now)).toBe("Differs from the signed version of 2 March 2026 in 1 entry");
    expect(now.status).toMatchObject({
      signed: {
        entries: [
          {
            part: "SUBPROCESSORS",
            change: "CHANGED",
            was: ["start"],
            now: ["More than before"],
            ground: { changeSetId, ground: "LAPSE" },
          },
        ],
        waiting: [],
      },
    });
    expect(statusLine(await input(two))).toBe("Draft, for signature");
  });

  test("keeps its measures against the register until another is signed", async () => {
    const text = "A second copy of each backup lies in another region of the Union.";
    const body = { category: "RESTORE", text, productIds: ["sign"] };
    await story.approved({ kind: "SecurityMeasure", ref: "second-copy", body });
    expect(await words(two)).toContain(text);
    const signed = await input(one);
    expect(signed.status).toMatchObject({
      signed: { waiting: [{ part: "MEASURES", change: "ADDED", now: [text] }] },
    });
    expect(await words(one)).not.toContain(text);
    expect(await words(one)).toContain("Takes effect with the next countersigned version");
  });

  test("leaves the annex of an earlier publication as it was", async () => {
    const first = await annexKey(one, 1);
    expect(first?.status).toMatchObject({ state: "AS_SIGNED" });
    await kept({ ...(await entry(one, "signed again")), signedOn: story.today() });
    expect(statusLine(await input(one))).toMatch(/^As agreed on/);
    expect((await annexKey(one, 1))?.inputHash).toBe(first?.inputHash);
  });

  test("that was not made here is named, and nothing is compared with it", async () => {
    await kept({ ...(await entry(two, "on paper")), publication: null });
    const { status, signed } = await input(two);
    expect(signed).toBeNull();
    expect(status).toMatchObject({ state: "CONSOLIDATED", signed: { entries: null } });
    expect(await words(two)).toContain("its entries cannot be compared");
  });

  test("is taken away with a reason, and stays in nobody's reach", async () => {
    const given = await entry(of("door", "one"), "wrong customer");
    const id = await kept(given);
    const where = { customerRef: of("door", "one"), id };
    const removed = (reason: string) => removeSigned(story.editor(), { ...where, reason });
    expect(await removed(" ")).toEqual({ ok: false, reason: "reasonMissing" });
    expect(await removed("It is another customer's.")).toMatchObject({ ok: true });
    expect(await removed("Again")).toEqual({ ok: false, reason: "noSuchFile" });
    expect(await findSigned(story.editor(), where)).toBeNull();
    const row = await database().signedAnnex.findUniqueOrThrow({ where: { id } });
    expect([row.bytes, row.sha256]).toEqual([null, sha256(given.bytes)]);
    await expect(
      database().signedAnnex.update({ where: { id }, data: { removedAt: null } }),
    ).rejects.toThrow(/stays as it was recorded/);
  });
});
