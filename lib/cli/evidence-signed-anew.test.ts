import { beforeAll, describe, expect, test } from "vitest";
import { ownKey } from "@/lib/data/evidence/evidence-signing";
import type { PackManifest } from "@/lib/domain/evidence/pack";
import type {
  ExcerptEntry,
  PackChange,
  PackDelivery,
  PackNotice,
} from "@/lib/domain/evidence/pack-facts";
import type { PackWhat } from "@/lib/domain/evidence/pack-problem";
import { type PackVerdict, verifyPack } from "@/lib/domain/evidence/verify-pack";
import { packFilesOf, signedAnew, type Told, toldChange } from "@/lib/testing/evidence-fixture";
import { packAnswer } from "./pack-answer";
import { packOf } from "./read-pack";

type Files = Map<string, Uint8Array>;

let told: Told;
let files: Files;

beforeAll(async () => {
  told = await toldChange();
  files = await packFilesOf(told, { type: "change", ref: told.changeSetId });
}, 60_000);

const textOf = (path: string) => new TextDecoder().decode(files.get(path));

function replaced(path: string, text: string): Files {
  expect(text, "the test changes nothing").not.toBe(textOf(path));
  return new Map(files).set(path, new TextEncoder().encode(text));
}

function edited<Row>(path: string, edit: (rows: Row[]) => unknown): Files {
  const rows = JSON.parse(textOf(path)) as Row[];
  edit(rows);
  return replaced(path, JSON.stringify(rows));
}

/** The excerpt with what entries of one kind say left out, which no hash forbids. */
function withheld(event: string, from = files): Files {
  const lines = textOf("audit.jsonl").trimEnd().split("\n");
  const less = lines.map((line) => {
    const entry = JSON.parse(line) as ExcerptEntry;
    return entry.event === event ? JSON.stringify({ ...entry, payload: undefined }) : line;
  });
  return new Map(from).set("audit.jsonl", new TextEncoder().encode(`${less.join("\n")}\n`));
}

function verdictOf(meddled: Files): PackVerdict {
  return verifyPack(packOf([...signedAnew(meddled)].map(([path, bytes]) => ({ path, bytes }))), [
    ownKey(),
  ]);
}

const foundIn = (meddled: Files) => verdictOf(meddled).problems.map(({ what }) => what);

/** The fixture sends under the real clock and acts under its own: two days before the pack are before all of it. */
function twoDaysBefore(): string {
  const { madeAt } = JSON.parse(textOf("evidence.json")) as PackManifest;
  return new Date(Date.parse(madeAt) - 48 * 3_600_000).toISOString();
}

const attemptEdited = (edit: (attempt: PackDelivery["attempts"][number]) => unknown) =>
  edited<PackDelivery>("deliveries.json", ([one]) => one?.attempts[0] && edit(one.attempts[0]));
const noticeEdited = (edit: (notice: PackNotice) => unknown) =>
  edited<PackNotice>("notices.json", ([one]) => one && edit(one));
const changeEdited = (edit: (change: PackChange) => unknown) =>
  edited<PackChange>("changes.json", ([one]) => one && edit(one));

/** What whoever holds the key can do, and what a check says of it. */
const meddled: [string, () => Files, PackWhat][] = [
  ["what was frozen, its approval withheld", () => withheld("changeSet.approved"), "frozenDiffers"],
  [
    "an old attempt without a seal",
    () =>
      attemptEdited((one) => Object.assign(one, { sealedBy: null, startedAt: twoDaysBefore() })),
    "attemptNotSealed",
  ],
  [
    "an attempt that was left out",
    () => attemptEdited((one) => Object.assign(one, { number: 2 })),
    "attemptMissing",
  ],
  ["a seal that was left out", () => replaced("seals.json", "{}"), "sealDiffers"],
  [
    "days that nothing sets",
    () =>
      edited<PackDelivery>("deliveries.json", (rows) => {
        for (const { attempts } of rows) for (const one of attempts) one.outcome = "BOUNCED";
      }),
    "datesDiffer",
  ],
  [
    "days that were left out",
    () => noticeEdited((one) => Object.assign(one, { dates: null })),
    "datesDiffer",
  ],
  [
    "steps that were left out",
    () => changeEdited((one) => Object.assign(one, { steps: [] })),
    "actMissing",
  ],
  [
    "a step of somebody else",
    () =>
      changeEdited(({ steps }) => steps[0] && Object.assign(steps[0], { by: "Ann (user:ann)" })),
    "actDiffers",
  ],
  [
    "another instant of approval",
    () => changeEdited((one) => Object.assign(one, { approvedAt: "2026-01-01T00:00:00.000Z" })),
    "actDiffers",
  ],
  [
    "a notice that was left out",
    () => edited<PackNotice>("notices.json", (rows) => rows.pop()),
    "actMissing",
  ],
  ["a pack that nobody asked for", () => withheld("evidence.made"), "packNotAsked"],
  [
    "a pack under another name",
    () =>
      replaced(
        "evidence.json",
        textOf("evidence.json").replace('"type":"change"', '"type":"customer"'),
      ),
    "packNotAsked",
  ],
  [
    "an erasure of nobody",
    () =>
      attemptEdited((one) =>
        Object.assign(one, { mail: { state: "ERASED", erasedAt: "2026-03-03T00:00:00.000Z" } }),
      ),
    "mailMissing",
  ],
  [
    "one mail for two attempts",
    () =>
      edited<PackDelivery>("deliveries.json", ([one, other]) =>
        Object.assign(one?.attempts[0] ?? {}, { mail: other?.attempts[0]?.mail }),
      ),
    "mailDiffers",
  ],
];

describe("of a pack that was signed anew a check finds", () => {
  test.each(meddled)("%s", (_, meddle, what) => {
    expect(foundIn(meddle())).toContain(what);
  });
});

describe("what a check cannot judge it counts and says", () => {
  test("nothing in a pack as it was made", () => {
    const { counts, problems } = verdictOf(files);
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ unsealed: 0, sealedLate: 0, notKept: 0, undisclosed: 0 });
  });

  test("acts whose entries were withheld", () => {
    const withoutObjections = edited<PackNotice>("notices.json", (rows) => {
      for (const row of rows) row.objections = [];
    });
    const less = signedAnew(
      withheld("objection.decided", withheld("objection.recorded", withoutObjections)),
    );
    const pack = packOf([...less].map(([path, bytes]) => ({ path, bytes })));
    expect(verifyPack(pack, [ownKey()]).counts.undisclosed).toBeGreaterThan(0);
  });

  test("an attempt that was sealed long after it is said to have begun", () => {
    const late = attemptEdited((one) => Object.assign(one, { startedAt: twoDaysBefore() }));
    expect(verdictOf(late).counts.sealedLate).toBe(1);
  });

  test("and the answer says so", async () => {
    const pack = packOf(
      [
        ...signedAnew(
          withheld(
            "advice.given",
            changeEdited((one) => Object.assign(one, { advice: [] })),
          ),
        ),
      ].map(([path, bytes]) => ({ path, bytes })),
    );
    expect((await packAnswer(pack, [ownKey()], null)).text).toContain("Mind: 1 entries");
  });
});

test("a list of files that is written in another way is not the one that was signed", () => {
  const spaced = new Map(files).set(
    "evidence.json",
    new TextEncoder().encode(`${textOf("evidence.json")} `),
  );
  const pack = packOf([...spaced].map(([path, bytes]) => ({ path, bytes })));
  expect(verifyPack(pack, [ownKey()]).problems).toMatchObject([{ what: "packUnreadable" }]);
});

test("of a file that is no part of a pack nothing but its hash is kept", () => {
  const pack = packOf([{ path: "more.txt", bytes: new Uint8Array([65]) }]);
  expect([...pack.digests.keys()]).toEqual(["more.txt"]);
  expect([...pack.texts.keys()]).toEqual([]);
});

test("once the change took effect, both packs are whole, and a notice that says otherwise is found", async () => {
  told.pass(400);
  expect(await told.activate(told.changeSetId)).toMatchObject({ ok: true });
  for (const subject of [
    { type: "change", ref: told.changeSetId },
    { type: "customer", ref: "acme-desk-tool" },
  ] as const) {
    files = await packFilesOf(told, subject);
    expect(verdictOf(files).problems, subject.type).toEqual([]);
    expect(textOf("notices.json")).toContain('"LAPSE"');
    const undone = noticeEdited((one) => Object.assign(one, { effectiveOn: "2026-03-04" }));
    expect(foundIn(undone)).toContain("effectiveTooEarly");
  }
});
