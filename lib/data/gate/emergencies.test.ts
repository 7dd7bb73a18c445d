import { beforeAll, describe, expect, test } from "vitest";
import { find } from "@/lib/domain/register";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { createChangeSet } from "../changes/change-sets";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { objectionLetters } from "../objections/customer-letters";
import { recordObjection } from "../objections/objections";
import { presentRegister } from "../register";

const terms = {
  basis: "OWN_DPA",
  emergencyAllowed: true,
  emergencyGrounds: ["SECURITY_INCIDENT"],
  emergencyObjectionPeriod: "P10D",
  emergencyClause: "§ 6.6: In a security incident we replace at once.",
};
const cast = [
  { ref: "once", terms },
  { ref: "soon", terms: { ...terms, emergencyNoticePeriod: "P3D" } },
  { ref: "prevails", terms: { ...terms, basis: "SCC_2021_915" } },
  { ref: "silent" },
];

describe("an emergency replacement", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", perCustomer: true, cast },
      { name: "desk-b", perCustomer: true, cast },
      { name: "desk-c", cast },
      { name: "desk-d", perCustomer: true, cast },
    ]);
  });

  async function marked(scene: string, reason: string | null = "They were broken into") {
    const item = {
      validFrom: null,
      overrides: [],
      ...(await purpose(scene, `replaced on ${story.today()}`)),
    };
    const { id } = expectDone(
      await createChangeSet(story.editor(), {
        title: "Emergency",
        reason,
        emergencyGround: "SECURITY_INCIDENT",
        items: [item],
      }),
    );
    expectDone(await submitChangeSet(story.editor(), id));
    return id;
  }
  async function announced(scene: string) {
    const id = await marked(scene);
    expectDone(await approveChangeSet(story.approver(), id));
    const { plannedOn } = expectDone(await announceChangeSet(story.approver(), id, null));
    await story.mail(id);
    return { id, plannedOn };
  }
  const noticeOf = (changeSetId: string, agreementRef: string) =>
    database().notice.findUniqueOrThrow({
      where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
    });
  const effective = async (id: string) => {
    const result = await story.activate(id);
    return result.ok ? result.value.effective : result.reason;
  };

  test("takes effect at once, after the short period of the clause, and for the others after their notice", async () => {
    const begins = story.today();
    const { id, plannedOn } = await announced("desk-a");
    expect(plannedOn).toBe(begins);
    expect(await effective(id)).toEqual([of("desk-a", "once")]);
    expect(await noticeOf(id, of("desk-a", "once"))).toMatchObject({
      ground: "EMERGENCY",
      terms: {
        effect: "EMERGENCY",
        emergency: { ground: "SECURITY_INCIDENT", clause: terms.emergencyClause, period: null },
      },
    });
    story.pass(3);
    expect(await effective(id)).toBe("gateClosed");
    story.pass(1);
    expect(await effective(id)).toEqual([of("desk-a", "soon")]);
    story.pass(26);
    expect(await effective(id)).toBe("gateClosed");
    story.pass(1);
    expect(await effective(id)).toEqual([of("desk-a", "prevails"), of("desk-a", "silent")]);
    expect(await noticeOf(id, of("desk-a", "silent"))).toMatchObject({ ground: "LAPSE" });
  });

  test("leaves the right to object, which runs on once it is in effect", async () => {
    const { id } = await announced("desk-b");
    await effective(id);
    story.pass(10);
    const objection = (agreementRef: string) =>
      recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: agreementRef,
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: null,
      });
    const said = expectDone(await objection(of("desk-b", "once")));
    expect(said).toMatchObject({ timely: true, inEffect: true, incident: null });
    const [letter] = (await objectionLetters(story.editor(), said.id)) ?? [];
    expect(letter?.text).toContain("before the time to object has ended");
    expect(letter?.text).not.toContain("incident");
    story.pass(1);
    expect(await objection(of("desk-b", "soon"))).toMatchObject({ value: { timely: false } });
  });

  test("takes effect for nobody before the last of them where it cannot be switched per customer", async () => {
    const { id } = await announced("desk-c");
    story.pass(4);
    expect(await effective(id)).toBe("gateClosed");
    story.pass(27);
    expect(await effective(id)).toHaveLength(4);
  });

  test("is not approved without its justification, with anything else in it, or where nobody covers it", async () => {
    expect(await approveChangeSet(story.approver(), await marked("desk-d", null))).toMatchObject({
      reason: "emergencyUnjustified",
    });
    const item = { validFrom: null, overrides: [], ...(await purpose("desk-d", "wide")) };
    const other = await changed("CustomerAgreement", of("desk-d", "silent"), {
      noticePeriod: "P45D",
    });
    const wide = expectDone(
      await createChangeSet(story.editor(), {
        title: "Too wide",
        reason: "why",
        emergencyGround: "SECURITY_INCIDENT",
        items: [item, { validFrom: null, overrides: [], ...other }],
      }),
    );
    expectDone(await submitChangeSet(story.editor(), wide.id));
    expect(await approveChangeSet(story.approver(), wide.id)).toMatchObject({
      reason: "emergencyTooWide",
    });
    const nobody = expectDone(
      await createChangeSet(story.editor(), {
        title: "For nobody",
        reason: "why",
        emergencyGround: "LEGAL_PROHIBITION",
        items: [item],
      }),
    );
    expectDone(await submitChangeSet(story.editor(), nobody.id));
    expect(await approveChangeSet(story.approver(), nobody.id)).toMatchObject({
      reason: "emergencyForNobody",
    });
  });

  describe("is refused by the database", () => {
    const copied = (id: string, from: string, to: string) =>
      database().$executeRaw`
        insert into "Notice" (id, "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items)
        select 'planted-' || ${to}, ${id}, ${to}, ${to}, "changeClass", terms, items
        from "Notice" where "changeSetId" = ${id} and "agreementRef" = ${from}`;

    test("for an agreement that does not cover it, and in a change that is none", async () => {
      const { id } = await announced("desk-d");
      const once = of("desk-d", "once");
      for (const uncovered of ["prevails", "silent"]) {
        const elsewhere = of("desk-c", uncovered);
        await expect(copied(id, once, elsewhere)).rejects.toThrow("does not cover the emergency");
      }
      const usual = await story.announced([await purpose("desk-c", "usual")]);
      await expect(
        database().$executeRaw`
          insert into "Notice" (id, "changeSetId", "agreementRef", "customerRef", "changeClass", terms, items)
          select 'planted', ${usual}, ${of("desk-b", "once")}, ${of("desk-b", "once")}, "changeClass", terms, items
          from "Notice" where "changeSetId" = ${id} and "agreementRef" = ${once}`,
      ).rejects.toThrow("no such emergency");
    });

    test("as the ground of a notice that is of none, and a lapse as the ground of one that is", async () => {
      const { id } = await announced("desk-d");
      const take = (agreementRef: string, ground: "EMERGENCY" | "LAPSE") =>
        database().notice.update({
          where: { changeSetId_agreementRef: { changeSetId: id, agreementRef } },
          data: { effectiveOn: new Date("2027-01-01"), ground },
        });
      await expect(take(of("desk-d", "silent"), "EMERGENCY")).rejects.toThrow("of no emergency");
      await expect(take(of("desk-d", "once"), "LAPSE")).rejects.toThrow("have not run");
    });

    test("while an objection is open, and before the day of the clause", async () => {
      const { id } = await announced("desk-d");
      const early = database().notice.update({
        where: {
          changeSetId_agreementRef: { changeSetId: id, agreementRef: of("desk-d", "soon") },
        },
        data: { effectiveOn: new Date(story.today()), ground: "EMERGENCY" },
      });
      await expect(early).rejects.toThrow("before the earliest effective day");
    });

    test("when the mark comes or goes after the approval", async () => {
      const id = await marked("desk-d");
      await expect(
        database().changeSet.update({ where: { id }, data: { emergencyGround: null } }),
      ).rejects.toThrow("only while it is a draft");
    });
  });

  test("moves the register, while the annex of whom it does not cover keeps the old record", async () => {
    const { id } = await announced("desk-b");
    await effective(id);
    const { register } = await presentRegister();
    expect(find(register, "Engagement", "desk-b")?.purpose).toBe(`replaced on ${story.today()}`);
    expect(await noticeOf(id, of("desk-b", "silent"))).toMatchObject({ effectiveOn: null });
  });
});
