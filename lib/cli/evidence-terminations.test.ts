import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/data/database/current";
import { ownKey } from "@/lib/data/evidence/evidence-signing";
import { certificateFacts, issueCertificate } from "@/lib/data/terminations/certificates";
import { settleTask } from "@/lib/data/terminations/termination-tasks";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { PackTermination } from "@/lib/domain/evidence/pack-facts";
import { verifyPack } from "@/lib/domain/evidence/verify-pack";
import { packFilesOf, signedAnew } from "@/lib/testing/evidence-fixture";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, type Story } from "@/lib/testing/story";
import { packOf } from "./read-pack";

type Files = Map<string, Uint8Array>;
const ref = of("ending", "leaves");
const path = "terminations.json";
let story: Story;
let lastDay: CalendarDate;
let open: Files;
let whole: Files;

beforeAll(async () => {
  story = await openStory([{ name: "ending", cast: [{ ref: "leaves" }, { ref: "stays" }] }]);
  lastDay = story.today();
  await story.ends(ref);
  open = await packFilesOf(story, { type: "customer", ref });
  const proof = new TextEncoder().encode("%PDF-1.7\nproof\n%%EOF\n");
  for (const { id: taskId, engagementRef } of await database().terminationTask.findMany())
    expectDone(
      await settleTask(story.editor(), {
        ...{ taskId, outcome: "DELETED", doneOn: lastDay, law: null, until: null },
        evidence: engagementRef === null ? "Ticket 12" : null,
        file: engagementRef === null ? null : { name: "proof.pdf", bytes: proof },
      }),
    );
  story.pass(1);
  const asked = expectDone(await certificateFacts(story.approver(), ref));
  const drawn = (["en", "de"] as const).map((language) => ({
    language,
    bytes: new TextEncoder().encode(`%PDF-1.7 ${language}`),
  }));
  expectDone(await issueCertificate(story.approver(), ref, asked, drawn));
  whole = await packFilesOf(story, { type: "customer", ref });
}, 60_000);

function verdictOf(files: Files): string[] {
  const found = packOf([...files].map(([name, bytes]) => ({ path: name, bytes })));
  return verifyPack(found, [ownKey()]).problems.map(({ what, where }) => `${what}: ${where}`);
}

const textOf = (files: Files) => new TextDecoder().decode(files.get(path));

function withFirst(
  end: PackTermination,
  more: Partial<PackTermination["tasks"][number]>,
): PackTermination {
  return {
    ...end,
    tasks: end.tasks.map((task, index) => (index === 0 ? { ...task, ...more } : task)),
  };
}

/** The pack as whoever holds the key could sign it with other words. */
function edited(edit: (end: PackTermination) => PackTermination[]): Files {
  const [end] = JSON.parse(textOf(whole)) as PackTermination[];
  if (end === undefined) throw new Error("An agreement ends");
  return signedAnew(new Map(whole).set(path, new TextEncoder().encode(JSON.stringify(edit(end)))));
}

describe("a pack about a customer that leaves", () => {
  test("holds who has its data, and later what became of them, with the certificates", () => {
    expect(verdictOf(open)).toEqual([]);
    expect(verdictOf(whole)).toEqual([]);
    const [end] = JSON.parse(textOf(whole)) as PackTermination[];
    expect(end).toMatchObject({ agreementRef: ref, onEnd: "DELETE", dataHeldUntil: lastDay });
    expect(end?.tasks.map(({ outcome }) => outcome)).toEqual(["DELETED", "DELETED"]);
    expect(end?.certificates.map((one) => whole.has(one.path))).toEqual([true, true]);
    expect(textOf(whole)).not.toContain("Ticket 12");
  });

  test("has nothing of it where it is about another customer", async () => {
    const other = await packFilesOf(story, { type: "customer", ref: of("ending", "stays") });
    expect(other.has(path)).toBe(false);
    expect(verdictOf(other)).toEqual([]);
  });

  test.each<[string, (end: PackTermination) => PackTermination[]]>([
    ["a day is another", (end) => [withFirst(end, { doneOn: "2020-01-01" })]],
    ["an outcome is another", (end) => [withFirst(end, { outcome: "RETURNED" })]],
    ["a holder is left out", (end) => [{ ...end, tasks: end.tasks.slice(1) }]],
    ["a certificate is left out", (end) => [{ ...end, certificates: end.certificates.slice(1) }]],
    ["all of it is left out", () => []],
  ])("is found altered where %s", (_words, edit) => {
    expect(verdictOf(edited(edit)).join("\n")).toMatch(new RegExp(ref));
  });

  test("is found altered where a certificate is another file", () => {
    const name = `certificates/${ref}-de.pdf`;
    const bytes = new TextEncoder().encode("%PDF-1.7 nothing was deleted");
    expect(verdictOf(signedAnew(new Map(whole).set(name, bytes)))).toContain(
      `actDiffers: certificates of ${ref}`,
    );
  });
});
