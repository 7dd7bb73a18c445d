import { beforeAll, describe, expect, test } from "vitest";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { database } from "../database/current";
import { activateChangeSet } from "../gate/activation";
import { confirmContactByHand, saveContact } from "./contacts";

describe("a contact that gets another address", () => {
  let story: Story;

  beforeAll(async () => {
    const names = ["desk-a", "desk-b", "desk-c", "desk-d", "desk-e", "desk-f"];
    const cast = (name: string) =>
      name === "desk-b"
        ? [{ ref: "one", contacts: 1, unconfirmed: 1 }]
        : [{ ref: "one", contacts: name === "desk-a" ? 2 : 1 }];
    story = await openStory(names.map((name) => ({ name, cast: cast(name) })));
  });

  const first = (desk: string) => `${of(desk, "one")}-1`;
  const newAddress = (desk: string) => `new@${desk}.example`;
  async function moved(desk: string) {
    const result = await saveContact(story.editor(), {
      id: first(desk),
      customerRef: of(desk, "one"),
      email: newAddress(desk),
      name: null,
      language: null,
    });
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  }
  async function confirmed(id: string) {
    const result = await confirmContactByHand(story.editor(), id, "they told us by phone");
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  }
  async function mailsOf(changeSetId: string): Promise<string[]> {
    const deliveries = await database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId } } } },
      include: { announcement: true, notices: true },
      orderBy: [{ announcement: { at: "asc" } }, { contactId: "asc" }],
    });
    return deliveries.map(
      ({ announcement, address, state, notices }) =>
        `${announcement.kind} ${address} ${state} ${notices.length}`,
    );
  }
  const lastEntry = () => database().auditEntry.findFirstOrThrow({ orderBy: { position: "desc" } });

  test("is sent no notice at the old one any more, and gets it at the new one once that is confirmed", async () => {
    const id = await story.announced([await purpose("desk-a", "x")]);
    const { mail, isConfirmed } = await moved("desk-a");
    expect(isConfirmed).toBe(false);
    expect(mail).toMatchObject({ stopped: [expect.any(String)], ordered: [] });
    expect((await lastEntry()).payload).toMatchObject({
      contactId: first("desk-a"),
      customerRef: of("desk-a", "one"),
      stoppedDeliveries: mail.stopped,
    });
    expect(await mailsOf(id)).toEqual([
      "NOTICE dpo1@one-desk-a.example CANCELLED 1",
      "NOTICE dpo2@one-desk-a.example PENDING 1",
    ]);
    const told = await confirmed(first("desk-a"));
    expect((await lastEntry()).payload).toMatchObject({ announcementIds: told.mail.ordered });
    expect((await mailsOf(id)).at(-1)).toBe("NOTICE new@desk-a.example PENDING 1");
    expect(await mailsOf(id)).toHaveLength(3);
  });

  test("leaves nobody untold: whom the customer named since is told at once", async () => {
    const id = await story.announced([await purpose("desk-b", "x")]);
    await confirmed(`${of("desk-b", "one")}-2`);
    expect(await mailsOf(id)).toEqual(["NOTICE dpo1@one-desk-b.example PENDING 1"]);
    expect((await moved("desk-b")).mail.ordered).toHaveLength(1);
    expect(await mailsOf(id)).toEqual([
      "NOTICE dpo1@one-desk-b.example CANCELLED 1",
      "NOTICE dpo2@one-desk-b.example PENDING 1",
    ]);
  });

  test("keeps what the old one took: it was told there, and is not told twice", async () => {
    const id = await story.announced([await purpose("desk-c", "x")]);
    await story.mail(id);
    expect((await moved("desk-c")).mail).toEqual({ stopped: [], ordered: [] });
    expect((await confirmed(first("desk-c"))).mail).toEqual({ stopped: [], ordered: [] });
    expect(await mailsOf(id)).toEqual(["NOTICE dpo1@one-desk-c.example ACCEPTED 1"]);
    const { payload } = await lastEntry();
    expect(payload).toMatchObject({ contactId: first("desk-c"), reason: "they told us by phone" });
    expect(payload).not.toHaveProperty("announcementIds");
  });

  test("is not told of a change that was withdrawn meanwhile", async () => {
    const id = await story.announced([await purpose("desk-d", "x")]);
    await moved("desk-d");
    expect(await withdrawChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
    expect((await confirmed(first("desk-d"))).mail.ordered).toEqual([]);
    expect(await mailsOf(id)).toEqual(["NOTICE dpo1@one-desk-d.example CANCELLED 1"]);
  });

  test("is told at the new one what came back from the old one, once", async () => {
    const id = await story.announced([await purpose("desk-e", "x")]);
    await database().delivery.updateMany({
      where: { contactId: first("desk-e") },
      data: { state: "BOUNCED", nextAttemptAt: null },
    });
    await moved("desk-e");
    await confirmed(first("desk-e"));
    const twice = [
      "NOTICE dpo1@one-desk-e.example BOUNCED 1",
      "NOTICE new@desk-e.example PENDING 1",
    ];
    expect(await mailsOf(id)).toEqual(twice);
  });

  test("holds the change up until the new one was written to", async () => {
    const id = await story.announced([await purpose("desk-f", "x")]);
    await moved("desk-f");
    story.pass(60);
    const activate = () => activateChangeSet(story.approver(), id, null);
    expect(await activate()).toMatchObject({ ok: false, reason: "gateClosed" });
    await confirmed(first("desk-f"));
    await story.mail(id);
    expect(await activate()).toMatchObject({ ok: false, reason: "gateClosed" });
    story.pass(40);
    expect(await activate()).toMatchObject({ ok: true });
  });
});
