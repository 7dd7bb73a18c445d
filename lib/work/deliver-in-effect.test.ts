import { simpleParser } from "mailparser";
import { beforeAll, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { approveChangeSet, submitChangeSet } from "@/lib/data/changes/change-steps";
import { database } from "@/lib/data/database/current";
import { dayOf } from "@/lib/data/days";
import { addDays, dateIn, instantOf } from "@/lib/domain/calendar";
import { longDate } from "@/lib/domain/language/en-date";
import { acceptMail } from "@/lib/testing/accept-mail";
import { faultySmtp } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "./deliver";

let story: Story & { url: string };

const cast = [
  {
    ref: "urgent",
    contacts: 2,
    terms: {
      basis: "OWN_DPA",
      emergencyAllowed: true,
      emergencyObjectionPeriod: "P20D",
      emergencyClause: "§ 6.6: In an emergency we replace at once.",
    },
  },
  {
    ref: "brief",
    contacts: 2,
    noticeDays: 1,
    terms: { objectionPeriod: "P20D", effectiveAfter: "NOTICE_ONLY" },
  },
  { ref: "both", contacts: 2, noticeDays: 1 },
];

/** Ten days ago: the mails go on the real clock. */
beforeAll(async () => {
  const begins = addDays(dateIn(instantOf(realClock().toString()), "UTC"), -10);
  story = await openStory([{ name: "late", perCustomer: true, cast }], begins);
});

async function announced() {
  const item = { validFrom: null, overrides: [], ...(await purpose("late", "replaced")) };
  const { id } = expectDone(
    await createChangeSet(story.editor(), {
      title: "Emergency",
      reason: "They were broken into",
      emergencyGround: "SECURITY_INCIDENT",
      items: [item],
    }),
  );
  expectDone(await submitChangeSet(story.editor(), id));
  expectDone(await approveChangeSet(story.approver(), id));
  expectDone(await announceChangeSet(story.approver(), id, null));
  return id;
}

test("a mail that goes after the effect names the last day to object as the first did, where that is not over", async () => {
  const id = await announced();
  const isFirst = (contact: string) => contact.endsWith("-1");
  await acceptMail(id, story.at(), isFirst);
  story.pass(2);
  expect(expectDone(await story.activate(id)).effective).toHaveLength(3);
  const relay = await faultySmtp({});
  await deliverDue({ databaseUrl: story.url, smtpUrl: relay.url, once: true });
  await relay.close();
  const mails = await Promise.all(relay.taken.map((raw) => simpleParser(raw)));
  const told = async (agreement: string) => {
    const notice = await database().notice.findFirstOrThrow({ where: { agreementRef: agreement } });
    const mail = mails.find(
      ({ to, text }) =>
        [to ?? []].flat()[0]?.text.includes(`dpo2@${agreement}`) &&
        text?.includes("Since it was announced"),
    );
    const last = dayOf(notice.objectionLastDay);
    return { mail, until: last === null ? "" : longDate(last) };
  };
  for (const ref of ["urgent", "brief"]) {
    const { mail, until } = await told(of("late", ref));
    expect(mail?.subject).toContain(`(objections until ${until})`);
    expect(mail?.text).toContain(`you can object until the end of ${until}`);
    expect(mail?.text).toMatch(/\/object\/\S+/);
  }
  const { mail, until } = await told(of("late", "both"));
  expect(mail?.text).not.toContain(until);
  expect(mail?.text).not.toContain("/object/");
});
