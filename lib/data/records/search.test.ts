import { beforeAll, describe, expect, test } from "vitest";
import { staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import { done } from "@/lib/domain/result";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { createChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { recordReceived } from "../received/received-notices";
import { addRevisions } from "../register";
import { write } from "../write";
import { searchGroups, searchRecords } from "./search";

describe("a search for records", () => {
  let story: Story & { url: string };
  const as = (...roles: Role[]) => staffActor({ id: "u1", roles }, "web", story.system().at);
  const labelsFor = async (text: string) =>
    (await searchRecords(as("AUDITOR"), text)).map(({ label }) => label);

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
    const names = ["Zebra Müller", "Müller Zebra", "Azebra"];
    const many = Array.from({ length: 30 }, (_, index) => `Quagga ${index}`);
    const written = await write(story.system(), { type: "mail.paused" }, async (tx, entry) =>
      done(
        await addRevisions(
          tx,
          entry,
          [...names, ...many].map((name, index) => ({
            kind: "Product" as const,
            ref: `p/${index}`.replace("/", "-"),
            validFrom: story.today(),
            body: { name },
          })),
          null,
        ),
      ),
    );
    expect(written.ok).toBe(true);
  });

  test("finds by part of the name, beginnings first, and leads to the record", async () => {
    expect(await labelsFor("zebra")).toEqual(["Zebra Müller", "Müller Zebra", "Azebra"]);
    expect((await searchRecords(as("EDITOR"), "azebra"))[0]).toEqual({
      kind: "Product",
      label: "Azebra",
      href: "/staff/products/p-2",
    });
  });

  test("minds neither accents, nor capitals, nor the order of words", async () => {
    expect(await labelsFor("MULLER ZEBRA")).toEqual(["Müller Zebra", "Zebra Müller"]);
  });

  test("gives at most twenty, and nothing for nothing", async () => {
    expect(await labelsFor("quagga")).toHaveLength(20);
    expect(await labelsFor("  ")).toEqual([]);
    expect(await labelsFor("no such thing anywhere")).toEqual([]);
  });

  test("finds nothing for who may not read the register", async () => {
    expect(await searchRecords(as("REQUESTER"), "zebra")).toEqual([]);
  });

  test("finds words of any text, of translations and of quoted sources, and shows them in their place", async () => {
    await writeOne("noted", { notes: "They asked for a Rückfrage by letter before they signed." });
    await writeOne("quoted", {
      sources: [{ document: "DPA", quote: "gorgonzola clause applies", confidence: "STATED" }],
    });
    const [noted] = await searchRecords(as("AUDITOR"), "ruckfrage plain");
    expect(noted).toMatchObject({
      label: "Plain noted",
      excerpt: { field: "Notes", hit: "Rückfrage", before: "They asked for a " },
    });
    const [quoted] = await searchRecords(as("AUDITOR"), "gorgonzola");
    expect(quoted?.excerpt).toMatchObject({ hit: "gorgonzola", after: " clause applies" });
  });

  test("groups what it finds by kind, with how many there are of each", async () => {
    const groups = await searchGroups(as("AUDITOR"), "quagga", null);
    expect(groups).toEqual([expect.objectContaining({ label: "Products", total: 30 })]);
    expect(groups[0]?.records).toHaveLength(10);
    const [only] = await searchGroups(as("AUDITOR"), "quagga", "products");
    expect(only?.records).toHaveLength(30);
    expect(await searchGroups(as("AUDITOR"), "quagga", "vendors")).toEqual([]);
  });

  test("finds changes, incidents and vendors' notices by number and title, in whatever state", async () => {
    const item = await purpose("desk", "more");
    const items = [{ validFrom: null, overrides: [], ...item }];
    const change = { title: "Świstak counts once more", reason: "Okapi asked for it", items };
    const { id } = expectDone(await createChangeSet(story.editor(), change));
    const entry = {
      receivedOn: story.today(),
      sender: "dpo@zulu.example",
      subject: "New Zulu host",
    };
    const pasted = { ...entry, text: "We move.", attached: [], file: null };
    const notice = expectDone(await recordReceived(story.system(), pasted));
    await database().incident.create({
      data: {
        id: "i-1",
        number: 41,
        kind: "ADVERSE_FACT",
        changeSetId: id,
        trueSince: new Date(story.today()),
        knownOn: new Date(story.today()),
        openedAt: new Date(story.at()),
        openedBy: "editor",
      },
    });
    const label = `${id}: Świstak counts once more`;
    const found = { kind: "Change", label, href: `/staff/changes/${id}` };
    expect((await searchRecords(as("AUDITOR"), id.toLowerCase()))[0]).toEqual(found);
    expect(await searchRecords(as("AUDITOR"), "okapi")).toEqual([found]);
    expect(await searchRecords(as("EDITOR"), "swistak counts")).toEqual([
      found,
      {
        kind: "Incident",
        label: "Incident 41: Świstak counts once more",
        href: "/staff/incidents/i-1",
      },
    ]);
    expect(await labelsFor("zulu")).toEqual([`Notice ${notice.number}: New Zulu host`]);
    expect(await searchGroups(as("AUDITOR"), "counts", "changes")).toEqual([
      { plural: "changes", label: "Changes", total: 1, records: [found] },
    ]);
    expect(await searchRecords(as("REQUESTER"), id)).toEqual([]);
    expect(await searchGroups(as("REQUESTER"), id, null)).toEqual([]);
  });

  async function writeOne(ref: string, body: Record<string, unknown>) {
    const validFrom = story.today();
    const named = { name: `Plain ${ref}`, ...body };
    const drafts = [{ kind: "Vendor" as const, ref, validFrom, body: named }];
    const written = await write(story.system(), { type: "mail.paused" }, async (tx, entry) =>
      done(await addRevisions(tx, entry, drafts, null)),
    );
    expect(written.ok).toBe(true);
  }
});
