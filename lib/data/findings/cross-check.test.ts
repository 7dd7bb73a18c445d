import { beforeAll, expect, test } from "vitest";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { given } from "@/lib/testing/given";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { crossCheckNow } from "./cross-check";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    {
      name: "one",
      perCustomer: true,
      cast: [{ ref: "early" }, { ref: "late", noticeDays: 60 }],
    },
    { name: "two", cast: [{ ref: "only" }] },
  ]);
});

const beta = { ref: "beta-gmbh", legalName: "Beta GmbH", country: "DE" };
const mail = { ref: "beta-mail", name: "Beta Mail", function: "Mail" };

/** A record as a change would bring it. */
function itemOf(
  kind: KindName,
  { ref, validFrom: _validFrom, ...body }: { ref: string; validFrom: string },
) {
  return { kind, ref, body };
}

async function compared() {
  const found = await crossCheckNow(story.staff("auditor", "AUDITOR"));
  return {
    mismatches: found?.mismatches ?? [],
    of: (ref: string) => found?.recipients.find((one) => one.ref === ref),
  };
}

test("is for those who may see the register", async () => {
  expect(await crossCheckNow(story.staff("asks", "REQUESTER"))).toBeNull();
});

test("records, list and annexes of a first import name the same", async () => {
  const { mismatches, of: recipient } = await compared();
  expect(mismatches.filter(({ about }) => about.ref !== "client-agreement")).toEqual([]);
  expect(recipient("one")).toMatchObject({
    inRecords: true,
    onList: true,
    annexes: { named: 2, concerned: 2 },
  });
});

test("a newcomer is named by each as far as its notice took effect, and that is no difference", async () => {
  const id = await story.announced(
    [
      itemOf("LegalEntity", given.legalEntity({ ...beta, ownGroup: undefined })),
      itemOf("Vendor", given.vendor({ ref: "beta", name: "Beta", legalEntityId: beta.ref })),
      itemOf("VendorService", given.vendorService({ ...mail, vendorId: "beta" })),
      itemOf(
        "Engagement",
        given.engagement({
          ref: "newcomer",
          productIds: ["one"],
          vendorServiceId: mail.ref,
          delimitation: "Mails alone",
          perTenantSwitch: true,
        }),
      ),
      itemOf(
        "ProcessingLocation",
        given.processingLocation({ ref: "mail-de", engagementId: "newcomer", country: "DE" }),
      ),
    ],
    story.today(),
  );
  await story.mail(id);
  story.pass(31);
  expect(await story.activate(id)).toMatchObject({ value: { effective: [of("one", "early")] } });
  const { mismatches, of: recipient } = await compared();
  expect(mismatches.filter(({ about }) => about.ref === "newcomer")).toEqual([]);
  expect(recipient("newcomer")).toMatchObject({
    inRecords: true,
    onList: true,
    annexes: { named: 1, concerned: 2 },
    notices: { told: 1, owed: 2 },
  });
});

test("an engagement below another that names only our own activities is told by the list alone", async () => {
  const id = await story.announced(
    [
      await changed("Engagement", "two", {
        parentEngagementId: "one",
        activityIds: ["billing"],
      }),
    ],
    story.today(),
  );
  await story.mail(id);
  story.pass(31);
  expect(await story.activate(id)).toMatchObject({ ok: true });
  const { mismatches } = await compared();
  expect(mismatches).toContainEqual(
    expect.objectContaining({
      names: "LIST",
      lacks: "RECORDS",
      about: { kind: "Engagement", ref: "two" },
    }),
  );
});
