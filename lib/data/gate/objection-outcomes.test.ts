import { beforeAll, describe, expect, test } from "vitest";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { find } from "@/lib/domain/register";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { annexInput } from "../annexes/annexes";
import { database } from "../database/current";
import type { DecisionRests } from "../objections/judging";
import { recordAnswer } from "../objections/objection-answers";
import { decideObjection, recordObjection } from "../objections/objections";

const signed = { signedOn: "2026-01-05" };
const scenes = [
  { name: "safeguard", terms: {} },
  { name: "left-out", terms: {} },
  { name: "withdrawn", terms: {} },
  { name: "untimely", terms: {} },
  {
    name: "outside",
    terms: {
      objectionGround: "REASONABLE_DATA_PROTECTION",
      objectionGroundClause: "7.3: on grounds of data protection alone",
    },
  },
  { name: "any-ground", terms: { objectionGround: "ANY" } },
  { name: "ended", terms: {} },
  {
    name: "remedy",
    terms: {
      remedy: "TERMINATE_SERVICE",
      remedyPeriod: "P14D",
      remedyClause: "7.5: may terminate",
    },
  },
] as const;
type Name = (typeof scenes)[number]["name"];

describe("the outcome of an objection, as far as the annex", () => {
  let story: Story;
  const changes = new Map<Name, string>();
  const objections = new Map<Name, string>();
  let sentOn: CalendarDate;

  beforeAll(async () => {
    story = await openStory(
      scenes.map(({ name, terms }) => ({
        name,
        perCustomer: true,
        cast: [
          { ref: "one", terms: signed },
          { ref: "two", terms: { ...signed, ...terms } },
        ],
      })),
    );
    sentOn = story.today();
    for (const { name } of scenes) {
      const id = await story.announced([await purpose(name, "more")], story.today());
      await story.mail(id);
      changes.set(name, id);
    }
    for (const { name } of scenes) if (name !== "untimely") await object(name, null);
    story.pass(31);
    await object("untimely", null);
    for (const { name } of scenes)
      expect(await story.activate(idOf(name))).toMatchObject({ ok: true });
  });

  const idOf = (name: Name) => changes.get(name) ?? "";
  const objectionOf = (name: Name) => objections.get(name) ?? "";

  async function object(name: Name, receivedOn: CalendarDate | null): Promise<void> {
    const draft = { changeSetId: idOf(name), customerRef: of(name, "two"), agreementRef: null };
    const said = { receivedOn, channel: "LETTER" as const, text: "No" };
    const result = await recordObjection(story.editor(), { ...draft, ...said });
    if (!result.ok) throw new Error(result.reason);
    objections.set(name, result.value.id);
  }

  const decide = (name: Name, decision: ObjectionDecision, rests: DecisionRests = {}) =>
    decideObjection(story.approver(), objectionOf(name), decision, "as agreed", rests);

  /** What the annex says that the sub-processor is for, how many differences it lists, and the ground of the last. */
  async function annexOf(name: Name) {
    const input = await annexInput(of(name, "two"), null);
    if (input === null) throw new Error("no annex");
    const { status } = input;
    const differences = status.state === "CONSOLIDATED" ? status.differences : [];
    return {
      purpose: find(input.agreed, "Engagement", name)?.purpose,
      ground: differences.at(-1)?.ground ?? null,
      waits: input.heldBack.length,
    };
  }

  /** How the public list tells of the change. */
  async function publicly(name: Name): Promise<string | undefined> {
    const { publicPart } = await database().publication.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    const { changes: told } = JSON.parse(publicPart) as PublicPart;
    return told.find(({ id }) => id === idOf(name))?.state;
  }

  const before = { purpose: "start", ground: null, waits: 1 };
  const leftOut = { ...before, waits: 0 };

  test("while it is open, the agreement keeps the old list, and the public list says that the change rolls out", async () => {
    expect(await annexOf("safeguard")).toEqual(before);
    expect(await publicly("safeguard")).toBe("rolling-out");
  });

  test("met by a safeguard, the list follows on that ground", async () => {
    expect(await decide("safeguard", "ACCOMMODATED_BY_SAFEGUARD")).toMatchObject({ ok: true });
    expect(await story.activate(idOf("safeguard"))).toMatchObject({ ok: true });
    expect(await annexOf("safeguard")).toEqual({
      purpose: "more",
      ground: "ACCOMMODATED",
      waits: 0,
    });
    expect(await publicly("safeguard")).toBe("active");
  });

  test("met by leaving out, the agreement keeps the old list for good and the change is complete", async () => {
    expect(await decide("left-out", "ACCOMMODATED_BY_LEAVING_OUT")).toMatchObject({ ok: true });
    expect(await annexOf("left-out")).toEqual(leftOut);
    expect(await publicly("left-out")).toBe("active");
  });

  test("withdrawn, the list follows as if nobody had objected", async () => {
    expect(await decide("withdrawn", "WITHDRAWN")).toMatchObject({ ok: true });
    expect(await story.activate(idOf("withdrawn"))).toMatchObject({ ok: true });
    expect(await annexOf("withdrawn")).toEqual({ purpose: "more", ground: "LAPSE", waits: 0 });
  });

  test("untimely by the day on which it came, it holds nothing back", async () => {
    expect(await annexOf("untimely")).toEqual({ purpose: "more", ground: "LAPSE", waits: 0 });
    expect(await decide("untimely", "UNTIMELY")).toMatchObject({ ok: true });
    expect(await annexOf("untimely")).toMatchObject({ purpose: "more" });
  });

  test("outside the agreed ground, the list follows, and the annex says by what", async () => {
    expect(await decide("outside", "OUTSIDE_GROUND")).toMatchObject({ ok: true });
    expect(await story.activate(idOf("outside"))).toMatchObject({ ok: true });
    expect(await annexOf("outside")).toEqual({
      purpose: "more",
      ground: "OUTSIDE_GROUND",
      waits: 0,
    });
    const stored = await database().objection.findUniqueOrThrow({
      where: { id: objectionOf("outside") },
    });
    expect(stored.decisionClause).toBe("7.3: on grounds of data protection alone");
  });

  test("outside a ground there is nothing where the agreement allows any, and without a clause nothing is overruled", async () => {
    expect(await decide("any-ground", "OUTSIDE_GROUND", { clause: "7.3" })).toEqual({
      ok: false,
      reason: "anyGround",
    });
    expect(await decide("any-ground", "REFUSED")).toMatchObject({ ok: true });
    expect(await decide("any-ground", "REMEDY_RUN")).toEqual({
      ok: false,
      reason: "clauseMissing",
    });
    expect(await annexOf("any-ground")).toEqual(before);
  });

  test("with the end of the agreement, the old list stays and the change is complete", async () => {
    expect(await decide("ended", "AGREEMENT_ENDED")).toMatchObject({ reason: "endNotRecorded" });
    const endsOn = addDays(story.today(), 90);
    await story.approved(await changed("CustomerAgreement", of("ended", "two"), { endsOn }));
    expect(await decide("ended", "AGREEMENT_ENDED")).toMatchObject({ ok: true });
    expect(await annexOf("ended")).toEqual(leftOut);
    expect(await publicly("ended")).toBe("active");
  });

  test("refused, it stays held back until the remedy has run, counted from the day on which the customer was told", async () => {
    expect(await decide("remedy", "REMEDY_RUN")).toEqual({ ok: false, reason: "notRefused" });
    expect(await decide("remedy", "REFUSED")).toMatchObject({ ok: true });
    expect(await annexOf("remedy")).toEqual(before);
    const toldOn = story.pass(3);
    const answer = { answeredOn: toldOn, channel: "LETTER" as const, text: "We cannot." };
    const objectionId = objectionOf("remedy");
    expect(await recordAnswer(story.editor(), { objectionId, ...answer })).toMatchObject({
      ok: true,
    });
    story.pass(14);
    expect(await decide("remedy", "REMEDY_RUN")).toEqual({ ok: false, reason: "remedyRunning" });
    expect(await story.activate(idOf("remedy"))).toMatchObject({ ok: false, reason: "gateClosed" });
    story.pass(1);
    expect(await decide("remedy", "REMEDY_RUN")).toMatchObject({ ok: true });
    expect(await story.activate(idOf("remedy"))).toMatchObject({ ok: true });
    expect(await annexOf("remedy")).toEqual({ purpose: "more", ground: "REMEDY_RUN", waits: 0 });
    const stored = await database().objection.findUniqueOrThrow({ where: { id: objectionId } });
    expect(stored).toMatchObject({
      decisionClause: "7.5: may terminate",
      remedyRanOn: new Date(addDays(toldOn, 14)),
    });
  });

  test("is told only once it is decided, on no day to come, and by who may", async () => {
    const answer = { channel: "EMAIL" as const, text: "Dear customer" };
    await object("withdrawn", sentOn);
    const objectionId = objectionOf("withdrawn");
    const today = { objectionId, answeredOn: story.today(), ...answer };
    expect(await recordAnswer(story.editor(), today)).toEqual({ ok: false, reason: "undecided" });
    await decide("withdrawn", "WITHDRAWN");
    const tomorrow = { ...today, answeredOn: addDays(story.today(), 1) };
    const yesterday = { ...today, answeredOn: addDays(story.today(), -1) };
    expect(await recordAnswer(story.editor(), tomorrow)).toEqual({ ok: false, reason: "notYet" });
    expect(await recordAnswer(story.editor(), yesterday)).toEqual({
      ok: false,
      reason: "beforeDecision",
    });
    expect(await recordAnswer(story.administrator(), today)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await recordAnswer(story.editor(), today)).toMatchObject({ ok: true });
  });
});
