import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { typedInAddress } from "@/lib/domain/drill/drill-address";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, type Story } from "@/lib/testing/story";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { stepsTaken } from "../changes/change-history";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { openChange } from "../changes/open-change";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { drillView } from "./drill-page";
import { draftOfDrill, openDrill } from "./drills";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    { name: "desk", cast: [{ ref: "aurora" }, { ref: "boreas", contacts: 0 }] },
  ]);
});

const framework = () => `what=DECISION&decision=DPF&on=${addDays(story.today(), 60)}`;

async function asked(question: string) {
  const open = await openDrill(story.editor(), typedInAddress(question));
  if (open?.asked == null) throw new Error(`Not asked: ${JSON.stringify(open?.errors)}`);
  return { open, asked: open.asked, view: drillView(story.editor(), open) };
}

/** Every table with the number of its rows, and the head of the audit chain. */
async function allThatIsWritten() {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database().$queryRawUnsafe<{ rows: bigint }[]>(
      `select count(*) as rows from "${name.replaceAll('"', '""')}"`,
    );
    counts[name] = Number(row?.rows ?? -1);
  }
  const head = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
  return { counts, head: head?.hash };
}

describe("asking a drill", () => {
  test("writes nothing, in no table, and leaves the head of the audit chain", async () => {
    const before = await allThatIsWritten();
    expect(Object.keys(before.counts).length).toBeGreaterThan(40);
    const on = story.today();
    const questions = [
      framework(),
      `what=COUNTRY&country=US&on=${on}`,
      `what=VENDOR&vendor=acme&on=${on}`,
      `what=CERTIFICATION&certificate=DpfCertification/acme-dpf&on=${on}`,
    ];
    const { register } = await presentRegister();
    for (const question of questions) {
      const certificate = [...register.DpfCertification.keys()][0] ?? "";
      const vendor = [...register.Vendor.keys()][0] ?? "";
      await asked(
        question.replace("acme-dpf", certificate).replace("vendor=acme", `vendor=${vendor}`),
      );
    }
    expect(await allThatIsWritten()).toEqual(before);
  });

  test("names the customers with their days, counted from now", async () => {
    const { view } = await asked(framework());
    const rows = view.answer?.affected ?? [];
    expect(rows.map(({ customer }) => customer)).toEqual(
      expect.arrayContaining(["aurora-desk", "boreas-desk"]),
    );
    expect(rows.every(({ startsOn }) => startsOn !== null && startsOn >= story.today())).toBe(true);
    expect(rows.find(({ customer }) => customer === "boreas-desk")?.contacts).toBe(0);
  });

  test("says at each field what is missing or wrong, and answers nothing", async () => {
    const errorsOf = async (question: string) =>
      (await openDrill(story.editor(), typedInAddress(question)))?.errors;
    const on = story.today();
    expect(await errorsOf("what=DECISION")).toEqual({});
    expect(await errorsOf(`what=VENDOR&vendor=nobody&on=${on}`)).toEqual({
      vendor: ["Choose a vendor of the register."],
    });
    expect(await errorsOf(`what=DECISION&decision=EU-XX&on=soon`)).toEqual({
      decision: ["Choose a decision of the list."],
      on: ["Say on which day it happens, such as 2027-03-01."],
    });
    const past = await errorsOf(`what=DECISION&decision=DPF&on=${addDays(on, -1)}`);
    expect(past?.on?.[0]).toContain("A drill looks ahead");
    const far = await errorsOf("what=COUNTRY&country=US&regime=XX&on=2099-01-01");
    expect(far).toMatchObject({ regime: [expect.any(String)], on: [expect.any(String)] });
  });

  test("is nothing for a requester", async () => {
    expect(
      await openDrill(story.staff("requester", "REQUESTER"), typedInAddress(framework())),
    ).toBeNull();
  });
});

describe("the draft of a drill", () => {
  test("is what was shown, or nothing", async () => {
    const { asked: answer } = await asked(framework());
    const before = await database().changeSet.count();
    const question = { asked: framework(), hash: answer.hash };
    expect(await draftOfDrill(story.editor(), { ...question, hash: "0".repeat(64) })).toMatchObject(
      { reason: "previewGone" },
    );
    expect(await draftOfDrill(story.approver(), question)).toMatchObject({ reason: "notAllowed" });
    expect(await database().changeSet.count()).toBe(before);
  });

  test("holds the swaps, true from the supposed day, and says where it comes from", async () => {
    const { asked: answer } = await asked(framework());
    const { ids } = expectDone(
      await draftOfDrill(story.editor(), { asked: framework(), hash: answer.hash }),
    );
    expect(ids).toHaveLength(answer.drafts.length);
    const [id = ""] = ids;
    const changeSet = await findChangeSet(id);
    expect(changeSet).toMatchObject({ state: "DRAFT", internal: false });
    const items = changeSet === null ? [] : itemsOf(changeSet);
    expect(items).toHaveLength(answer.drafts[0]?.changes.length ?? 0);
    expect(new Set(items.map(({ validFrom }) => validFrom))).toEqual(
      new Set([addDays(story.today(), 60)]),
    );
    expect(items.some(({ body }) => body === null)).toBe(true);
    expect((await stepsTaken(id)).map(({ words }) => words)).toEqual([
      "wrote the draft from a drill",
    ]);
  });

  test("is made once, also when the form is sent twice at once, and anew when it was withdrawn", async () => {
    const question = framework().replace(/&on=.*/, `&on=${addDays(story.today(), 61)}`);
    const { asked: answer } = await asked(question);
    const before = await database().changeSet.count();
    const draft = () => draftOfDrill(story.editor(), { asked: question, hash: answer.hash });
    const both = await Promise.all([draft(), draft()]);
    expect(both.map((one) => (one.ok ? "made" : one.reason)).toSorted()).toEqual([
      "draftedAlready",
      "made",
    ]);
    expect(await database().changeSet.count()).toBe(before + answer.drafts.length);
    const made = both.flatMap((one) => (one.ok ? one.value.ids : []));
    for (const id of made)
      expectDone(await withdrawChangeSet(story.editor(), id, "Asked too early."));
    expectDone(await draft());
  });

  test("is two in one entry where something has nothing left, and the adverse one stands alone", async () => {
    const never = { field: null, class: "I" as const, reason: "It was never concluded." };
    // A change that is merely informative takes effect with its approval.
    await story.approved({
      kind: "TransferMechanismUse",
      ref: "clauses-ch",
      body: null,
      overrides: [never],
    });
    const { asked: answer, view } = await asked(framework());
    expect(view.answer?.ways.filter(({ fallback }) => fallback === null)).toHaveLength(1);
    expect(view.answer?.drafts.map((draft) => draft.class)).toEqual(["A", "M2"]);
    const entries = await database().auditEntry.count();
    const { ids } = expectDone(
      await draftOfDrill(story.editor(), { asked: framework(), hash: answer.hash }),
    );
    expect(ids).toHaveLength(2);
    expect(await database().auditEntry.count()).toBe(entries + 1);
    const [adverse = "", swap = ""] = ids;
    const classesOf = async (one: string) => {
      const open = await openChange(story.editor(), one);
      return new Set(open?.consequence.items.map((item) => item.class));
    };
    expect(await classesOf(adverse)).toEqual(new Set(["A"]));
    expect((await classesOf(swap)).has("A")).toBe(false);
    for (const one of ids) expect(await stepsTaken(one)).toHaveLength(1);
  });
});
