import { mkdtempSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { staffActor } from "@/lib/auth/actor";
import { database } from "@/lib/data/database/current";
import { makeEvidence } from "@/lib/data/evidence/evidence";
import { ownKey } from "@/lib/data/evidence/evidence-signing";
import { eraseContact } from "@/lib/data/people/people";
import type { Role } from "@/lib/domain/access";
import type { PackDelivery, PackNotice } from "@/lib/domain/evidence/pack-facts";
import type { PackWhat } from "@/lib/domain/evidence/pack-problem";
import { verifyPack } from "@/lib/domain/evidence/verify-pack";
import { sha256 } from "@/lib/domain/publication/canonical";
import { zipped } from "@/lib/draw/evidence/zipped";
import { certificatesIn } from "@/lib/file/time-stamp/certificates";
import { packFilesOf, signedAnew, type Told, toldChange } from "@/lib/testing/evidence-fixture";
import { timeStampAuthority } from "@/lib/testing/time-stamp-authority";
import { askTimeStamp } from "@/lib/web/ask-time-stamp";
import { Refused } from "./answer";
import { packAnswer } from "./pack-answer";
import { openPack, packOf } from "./read-pack";

type Files = Map<string, Uint8Array>;

let told: Told;
let ofChange: Files;
let ofCustomer: Files;

beforeAll(async () => {
  told = await toldChange();
  ofChange = await packFilesOf(told, { type: "change", ref: told.changeSetId });
  ofCustomer = await packFilesOf(told, { type: "customer", ref: "acme-desk-tool" });
}, 60_000);

const listOf = (files: Files) => [...files].map(([path, bytes]) => ({ path, bytes }));

function verdictOf(files: Files, trusted = [ownKey()]) {
  const { problems, chain } = verifyPack(packOf(listOf(files)), trusted);
  return [...problems, ...chain].map(({ what }) => what);
}

const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));

function replaced(files: Files, path: string, change: (text: string) => string): Files {
  const before = textOf(files, path);
  const after = change(before);
  expect(after, "the test changes nothing").not.toBe(before);
  return new Map(files).set(path, new TextEncoder().encode(after));
}

function edited<Row>(files: Files, path: string, edit: (rows: Row[]) => void): Files {
  return replaced(files, path, (text) => {
    const rows = JSON.parse(text) as Row[];
    edit(rows);
    return JSON.stringify(rows);
  });
}

const firstMail = (files: Files) =>
  [...files.keys()].find((path) => path.startsWith("mails/")) ?? "";

describe("a pack about a change", () => {
  test("is whole, with a mail for each contact that was told", () => {
    expect(verdictOf(ofChange)).toEqual([]);
    expect([...ofChange.keys()].filter((path) => path.startsWith("mails/"))).toHaveLength(3);
  });

  test("tells how the days of each agreement come about, with who says each term", () => {
    const notices = JSON.parse(textOf(ofChange, "notices.json")) as PackNotice[];
    expect(notices.map(({ agreementRef }) => agreementRef)).toEqual([
      "acme-desk-tool",
      "globex-desk-tool",
    ]);
    for (const { computations, dates, grounds } of notices) {
      expect(computations.at(0)?.steps.map(({ step }) => step)).toEqual([
        "DISPATCH",
        "RECEIPT",
        "NOTICE_END",
        "OBJECTION_END",
        "EARLIEST",
      ]);
      expect(dates).toEqual(computations.at(0)?.dates);
      expect(grounds).toMatchObject({ noticePeriod: "AGREEMENT", effectiveAfter: "SILENT" });
    }
  });

  test("has the objection, its decision, the advice and what was frozen with the approval", () => {
    const [, globex] = JSON.parse(textOf(ofChange, "notices.json")) as PackNotice[];
    expect(globex?.objections).toMatchObject([{ decision: "WITHDRAWN", timely: true }]);
    expect(JSON.parse(textOf(ofChange, "changes.json"))).toMatchObject([
      { advice: [{ inFavour: true }], frozen: { class: "M1" } },
    ]);
  });

  test("is made for those alone who may, and leaves its trace in the audit log", async () => {
    const made = (role: Role) =>
      makeEvidence(staffActor({ id: role, roles: [role] }, "cli", told.at()), {
        type: "change",
        ref: told.changeSetId,
      });
    expect(await made("EDITOR")).toEqual({ ok: false, reason: "notAllowed" });
    expect(await made("REQUESTER")).toEqual({ ok: false, reason: "notAllowed" });
    expect((await made("DPO")).ok).toBe(true);
    const entries = await database().auditEntry.findMany({ where: { event: "evidence.made" } });
    expect(entries.at(-1)).toMatchObject({
      actor: "user:DPO",
      payload: { subject: "change", ref: told.changeSetId },
    });
  });

  test("is refused of what there is not", async () => {
    const none = { type: "change", ref: "none" } as const;
    expect(await makeEvidence(told.system(), none)).toMatchObject({ reason: "noSuchChangeSet" });
    const nobody = { type: "customer", ref: "nobody" } as const;
    expect(await makeEvidence(told.system(), nobody)).toMatchObject({ reason: "noSuchCustomer" });
  });
});

describe("a pack about a customer", () => {
  test("is whole", () => {
    expect(verdictOf(ofCustomer)).toEqual([]);
    expect([...ofCustomer.keys()].filter((path) => path.startsWith("mails/"))).toHaveLength(2);
  });

  test("names no other customer in any file, and nothing that staff wrote for each other", () => {
    for (const [path, bytes] of ofCustomer) {
      const text = Buffer.from(bytes).toString().toLowerCase();
      expect(text.includes("globex"), path).toBe(false);
    }
    // The same words are there where they belong.
    expect(textOf(ofChange, "notices.json")).toContain("globex");
    expect(textOf(ofChange, "changes.json")).toContain("Globex asked about this");
  });
});

/** What anyone can do to a pack, and what a check says of it. */
const meddled: [string, () => Files, PackWhat][] = [
  [
    "a mail that was altered",
    () => replaced(ofChange, firstMail(ofChange), (text) => text.replace("Search", "search")),
    "mailDiffers",
  ],
  [
    "a relay's reply that was altered",
    () =>
      edited<PackDelivery>(ofChange, "deliveries.json", ([one]) => {
        if (one?.attempts[0]) one.attempts[0].reply = "250 of course";
      }),
    "attemptNotSealed",
  ],
  [
    "an attempt whose instant was altered",
    () =>
      edited<PackDelivery>(ofChange, "deliveries.json", ([one]) => {
        if (one?.attempts[0]) one.attempts[0].startedAt = "2026-03-01T08:00:00.000Z";
      }),
    "datesDiffer",
  ],
  [
    "a day that was altered",
    () =>
      edited<PackNotice>(ofChange, "notices.json", ([one]) => {
        if (one?.dates) one.dates.earliestEffectiveOn = "2026-03-03";
      }),
    "datesDiffer",
  ],
  [
    "a term that was altered",
    () =>
      edited<PackNotice>(ofChange, "notices.json", ([one]) => {
        if (one) one.terms.noticePeriod = "P1D";
      }),
    "datesDiffer",
  ],
  [
    "a day of effect that is too early",
    () =>
      edited<PackNotice>(ofChange, "notices.json", ([one]) => {
        if (one) Object.assign(one, { effectiveOn: "2026-03-03", ground: "LAPSE" });
      }),
    "effectiveTooEarly",
  ],
  [
    "an objection that was left out",
    () =>
      edited<PackNotice>(ofChange, "notices.json", (rows) => {
        for (const row of rows) row.objections = [];
      }),
    "actMissing",
  ],
  [
    "a decision that was altered",
    () =>
      edited<PackNotice>(ofChange, "notices.json", (rows) => {
        for (const row of rows) for (const one of row.objections) one.decision = "UNTIMELY";
      }),
    "actDiffers",
  ],
  [
    "an approval that was put in",
    () =>
      edited<PackNotice>(ofChange, "notices.json", ([one]) => {
        one?.approvals.push({
          id: "new",
          kind: "EARLY",
          receivedOn: "2026-03-03",
          channel: "EMAIL",
          text: null,
          enteredBy: "user:x",
        });
      }),
    "actNotTold",
  ],
  [
    "advice whose words were altered",
    () =>
      replaced(ofChange, "changes.json", (text) => text.replace("tell them first", "never mind")),
    "actDiffers",
  ],
  [
    "an audit entry that was altered",
    () =>
      replaced(ofChange, "audit.jsonl", (text) => text.replace('"timely":true', '"timely":false')),
    "excerptBroken",
  ],
  [
    "an audit entry that was taken out",
    () => replaced(ofChange, "audit.jsonl", (text) => text.split("\n").toSpliced(3, 1).join("\n")),
    "excerptBroken",
  ],
  [
    "an audit chain that was cut off",
    () =>
      replaced(
        ofChange,
        "audit.jsonl",
        (text) => `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`,
      ),
    "excerptHeadDiffers",
  ],
  [
    "a seal that was altered",
    () =>
      replaced(ofChange, "seals.json", (text) =>
        text.replace(/"([0-9a-f]{64})"/, `"${sha256("x")}"`),
      ),
    "sealDiffers",
  ],
  [
    "a mail that was taken out",
    () => {
      const files = new Map(ofChange);
      files.delete(firstMail(ofChange));
      return files;
    },
    "mailMissing",
  ],
  [
    "a mail that was put in",
    () => new Map(ofChange).set("mails/more-1.eml", new Uint8Array([1])),
    "mailUnclaimed",
  ],
  [
    "a file that cannot be read",
    () => replaced(ofChange, "notices.json", (text) => text.slice(0, -9)),
    "packPartUnreadable",
  ],
];

describe("a check of a pack finds", () => {
  test.each(meddled)("%s", (_, meddle, what) => {
    expect(verdictOf(meddle())).toContain(what);
  });

  test.each(meddled)("%s, even where it was signed anew", (_, meddle, what) => {
    const found = verdictOf(signedAnew(meddle()));
    expect(found).toContain(what);
    expect(found).not.toContain("packFileDiffers");
    expect(found).not.toContain("packSignatureWrong");
  });

  test("a file that was altered, taken out or added", () => {
    expect(verdictOf(replaced(ofChange, "README.txt", (text) => `${text}!`))).toEqual([
      "packFileDiffers",
    ]);
    const less = new Map(ofChange);
    less.delete("summary.pdf");
    expect(verdictOf(less)).toEqual(["packFileMissing"]);
    expect(verdictOf(new Map(ofChange).set("more.txt", new Uint8Array([1])))).toEqual([
      "packFileNotListed",
    ]);
  });

  test("a signature of another list, and a key that the reader does not trust", () => {
    expect(
      verdictOf(
        replaced(ofChange, "evidence.json", (text) =>
          text.replace('"simulated":false', '"simulated":true'),
        ),
      ),
    ).toEqual(["packSignatureWrong"]);
    expect(verdictOf(ofChange, [])).toEqual(["packKeyUnknown"]);
  });

  test("a publication that was altered", () => {
    expect(
      verdictOf(
        replaced(ofChange, "publications.json", (text) =>
          text.replace('"templateVersion": "', '"templateVersion": "9'),
        ),
      ),
    ).toContain("manifestHashDiffers");
  });
});

describe("a pack on disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "recital-evidence-"));

  test("is read alike from a folder and from a ZIP, and the same files make the same ZIP", async () => {
    async function* given() {
      yield* listOf(ofChange);
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of zipped(given())) chunks.push(chunk);
    const again: Uint8Array[] = [];
    for await (const chunk of zipped(given())) again.push(chunk);
    expect(sha256(Buffer.concat(again))).toBe(sha256(Buffer.concat(chunks)));
    const zip = join(folder, "pack.zip");
    await writeFile(zip, Buffer.concat(chunks));
    for (const [path, bytes] of ofChange) {
      await mkdir(dirname(join(folder, "pack", path)), { recursive: true });
      await writeFile(join(folder, "pack", path), bytes);
    }
    for (const target of [zip, join(folder, "pack")]) {
      const pack = await openPack(target);
      expect(pack && (await packAnswer(pack, null, null)).text).toContain(
        "which came with the pack",
      );
      expect(pack && (await packAnswer(pack, [ownKey()], null)).text).toContain(
        "which you brought",
      );
    }
  });

  test("is refused with a sentence for each problem", async () => {
    const pack = packOf(listOf(replaced(ofChange, "README.txt", (text) => `${text}!`)));
    await expect(packAnswer(pack, null, null)).rejects.toThrow(Refused);
    await expect(packAnswer(pack, null, null)).rejects.toThrow(
      "README.txt  The file is not as it was signed.",
    );
  });
});

test("a pack that an authority stamped is whole, and names it", async () => {
  const authority = await timeStampAuthority();
  const files = await packFilesOf(
    told,
    { type: "change", ref: told.changeSetId },
    {
      authority: authority.host,
      ask: (content) =>
        askTimeStamp({ url: new URL(authority.url), anchors: null, patience: 5_000 }, content),
    },
  );
  await authority.close();
  const pack = packOf(listOf(files));
  const answer = await packAnswer(pack, [ownKey()], certificatesIn(authority.anchor));
  expect(answer.text).toContain(`by Authority of the tests (asked at ${authority.host}`);
  expect(answer.json).toMatchObject({ ok: true, timeStamp: { anchored: true } });
});

describe("a person who was erased", () => {
  test("is not in a later pack: the mail's hash and the day of erasure are", async () => {
    const contact = await database().customerContact.findFirstOrThrow({
      where: { email: "dpo1@acme-desk-tool.example" },
    });
    await eraseContact(told.system(), contact.id);
    const files = await packFilesOf(told, { type: "customer", ref: "acme-desk-tool" });
    expect(verdictOf(files)).toEqual([]);
    expect([...files.keys()].filter((path) => path.startsWith("mails/"))).toHaveLength(1);
    const erased = (JSON.parse(textOf(files, "deliveries.json")) as PackDelivery[]).find(
      ({ contactId }) => contactId === contact.id,
    );
    expect(erased).toMatchObject({
      address: null,
      name: null,
      attempts: [
        { mail: { state: "ERASED" }, messageHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    });
    for (const [path, bytes] of files)
      expect(Buffer.from(bytes).toString().includes("dpo1@"), path).toBe(false);
  });
});
