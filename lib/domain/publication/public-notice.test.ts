import { describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { publicNotices } from "./public-notice";

const own = given.sourceDocument({
  ref: "notice",
  documentType: "PRIVACY_NOTICE",
  controllerEntityId: "helpdesk-gmbh",
  regimes: ["EU_GDPR", "UK_GDPR"],
  activityIds: ["billing"],
});
const complete = given.without(given.completeRegister(), "SourceDocument", "privacy-notice");

function noticesOf(records: Parameters<typeof given.withRecords>[1]) {
  return publicNotices(given.withRecords(complete, records), given.today);
}

describe("what is published of a privacy notice", () => {
  test("is nothing while no notice of ours is recorded: no activity is told by itself", () => {
    expect(publicNotices(complete, given.today)).toEqual([]);
    expect(noticesOf({ SourceDocument: [{ ...own, controllerEntityId: "client-sa" }] })).toEqual(
      [],
    );
    expect(noticesOf({ SourceDocument: [{ ...own, documentType: "DPA" }] })).toEqual([]);
  });

  test("tells of the controller's activities that it names, never of what is processed for customers", () => {
    const [notice] = noticesOf({ SourceDocument: [own] });
    expect(notice?.activities.map(({ ref }) => ref)).toEqual(["billing"]);
    const [whole] = noticesOf({ SourceDocument: [{ ...own, activityIds: undefined }] });
    expect(whole?.activities.map(({ ref }) => ref)).not.toContain("tickets");
  });

  test("derives the rights from the legal bases, under each law by itself", () => {
    const [notice] = noticesOf({ SourceDocument: [{ ...own, rightsStated: [] }] });
    const rights = Object.fromEntries(
      (notice?.rights ?? []).map(({ regime, rights: owed }) => [regime, owed]),
    );
    expect(rights.EU_GDPR).toContain("PORTABILITY");
    expect(rights.EU_GDPR).not.toContain("UK_COMPLAINT_TO_CONTROLLER");
    expect(rights.UK_GDPR).toContain("UK_COMPLAINT_TO_CONTROLLER");
  });

  test("tells of the complaint in any case, and of the withdrawal where consent is relied on", () => {
    const told = (records: Parameters<typeof noticesOf>[0]) =>
      noticesOf({ SourceDocument: [own], ...records })[0]?.rights ?? [];
    for (const { rights } of told({})) {
      expect(rights).toContain("COMPLAINT");
      expect(rights).not.toContain("WITHDRAW_CONSENT");
    }
    const purpose = given.activityPurpose({ ref: "news", activityId: "billing" });
    const basis = given.legalBasisUse({ ref: "news-consent", purposeId: "news" });
    for (const consent of [
      { basisCode: "EU_6_1_A" as const },
      { article9Conditions: ["EU_9_2_A" as const] },
    ])
      for (const regime of ["EU_GDPR", "UK_GDPR"] as const) {
        const bases = [{ ...basis, ...consent, regime }];
        const under = told({ ActivityPurpose: [purpose], LegalBasisUse: bases }).find(
          (one) => one.regime === regime,
        );
        expect(under?.rights).toContain("WITHDRAW_CONSENT");
      }
  });

  test("has the laws of its controller where it names none, and of Swiss law the rights that it gives", () => {
    const [notice] = noticesOf({ SourceDocument: [{ ...own, regimes: undefined }] });
    expect(notice?.regimes).toEqual(["EU_GDPR", "UK_GDPR", "CH_FADP"]);
    expect(notice?.rights.find(({ regime }) => regime === "CH_FADP")?.rights).toEqual([
      ...["ACCESS", "RECTIFICATION", "ERASURE", "PORTABILITY"],
    ]);
  });

  test("is left out before its day, and once another in force replaces it", () => {
    const refsOf = (next: Partial<typeof own>) =>
      noticesOf({ SourceDocument: [own, { ...own, ref: "next", ...next }] }).map(({ ref }) => ref);
    const supersedesId = "notice";
    expect(refsOf({ effectiveFrom: given.today })).toEqual(["notice", "next"]);
    expect(refsOf({ effectiveFrom: given.today, supersedesId })).toEqual(["next"]);
    expect(refsOf({ effectiveFrom: "2999", supersedesId })).toEqual(["notice"]);
    expect(refsOf({ documentType: "DPA", supersedesId })).toEqual(["notice"]);
  });

  test("has no officer before or after the mandate", () => {
    const officerIn = (mandate: { mandateFrom?: string; mandateTo?: string }) => {
      const appointment = given.appointment({
        appointmentKind: "DPO",
        appointedById: "helpdesk-gmbh",
        email: "dpo@helpdesk.example",
        ...mandate,
      });
      return noticesOf({ SourceDocument: [own], Appointment: [appointment] })[0]?.officer?.email;
    };
    expect(officerIn({ mandateFrom: given.today, mandateTo: given.today })).toBe(
      "dpo@helpdesk.example",
    );
    expect(officerIn({ mandateTo: "2020-01-01" })).toBeUndefined();
    expect(officerIn({ mandateFrom: "2999-01-01" })).toBeUndefined();
  });

  test("has the officer by mailbox and company, and no person by name", () => {
    const officer = given.appointment({
      ref: "officer",
      appointmentKind: "DPO",
      appointedById: "helpdesk-gmbh",
      personName: "Erika Mustermann",
      organisationName: "Privacy Partners",
      email: "dpo@helpdesk.example",
    });
    const [notice] = noticesOf({
      SourceDocument: [own],
      Appointment: [{ ...officer, ref: given.appointment().ref }],
      EntityContact: [
        { ...contact("named", "+49 30 1"), name: "Max Mustermann" },
        contact("office", "+49 30 2"),
      ],
    });
    expect(notice?.officer).toMatchObject({
      name: "Privacy Partners",
      email: "dpo@helpdesk.example",
    });
    expect(notice?.controllers[0]?.phones).toContain("+49 30 2");
    expect(JSON.stringify(notice)).not.toContain("Mustermann");
    expect(notice?.controllers[0]?.phones).not.toContain("+49 30 1");
  });

  test("has the mailbox of a controller, unless a person is named beside it", () => {
    const mailboxOf = (contactName: string | undefined) => {
      const controller = given.legalEntity({
        ref: "helpdesk-gmbh",
        contactEmail: "team@helpdesk.example",
        contactName,
      });
      const organisation = given.organisation({ privacyEmail: undefined });
      return noticesOf({
        SourceDocument: [own],
        LegalEntity: [controller],
        Organisation: [organisation],
      })[0]?.controllers[0]?.email;
    };
    expect(mailboxOf(undefined)).toBe("team@helpdesk.example");
    expect(mailboxOf("Max Mustermann")).toBeNull();
  });

  test("names a recipient once, though it is a vendor and a disclosure too", () => {
    const disclosure = given.disclosure({
      ref: "payments",
      name: "Payments",
      activityIds: ["billing"],
      engagementId: "payments",
    });
    const engagement = given.engagement({ ref: "payments", activityIds: ["billing"] });
    const [notice] = noticesOf({
      SourceDocument: [own],
      Disclosure: [disclosure],
      Engagement: [engagement],
    });
    const names = notice?.recipients.map(({ name }) => name) ?? [];
    expect(names.filter((name) => name === "Payments" || name === "Acme Hosting")).toEqual([
      "Payments",
    ]);
  });

  test("says what a service of a recipient is called today, and which rule goes before another", () => {
    const alias = given.vendorAlias({
      ref: "old-name",
      vendorServiceId: "hosting-service",
      name: "Old",
      supersededBy: "New Hosting",
    });
    const [notice] = noticesOf({
      SourceDocument: [own],
      Engagement: [given.engagement({ activityIds: ["billing"] })],
      VendorAlias: [{ ...alias, vendorServiceId: given.engagement().vendorServiceId }],
      RetentionRule: [
        given.retentionRule({ ref: "later", duration: "P30D" }),
        given.retentionRule({
          ref: "first",
          duration: undefined,
          criteria: "while the account is open",
          followedById: "later",
        }),
      ],
      ActivityData: [
        given.activityData({
          ref: "billing-data",
          activityId: "billing",
          retentionRuleIds: ["later"],
        }),
      ],
    });
    expect(notice?.recipients.flatMap(({ nowCalled }) => nowCalled)).toContain("New Hosting");
    expect(notice?.activities[0]?.data[0]?.retention?.first).toBe("while the account is open");
  });

  test("tells of each rule what it covers, where data have several", () => {
    const data = { ref: "billing-data", activityId: "billing" };
    const noticed = (retentionRuleIds: string[]) =>
      noticesOf({
        SourceDocument: [own],
        RetentionRule: [
          given.retentionRule({ ref: "active", scopeText: "In use", duration: "P1Y" }),
          given.retentionRule({ ref: "archive", scopeText: "In the archive", duration: "P10Y" }),
        ],
        ActivityData: [given.activityData({ ...data, retentionRuleIds })],
      })[0]?.activities[0]?.data[0];
    const both = noticed(["active", "archive"]);
    expect(both?.retention).toMatchObject({ covers: "In use", duration: "P1Y" });
    expect(both?.furtherRetention).toMatchObject([{ covers: "In the archive", duration: "P10Y" }]);
    expect(noticed(["active"])).not.toHaveProperty("furtherRetention");
    expect(noticed(["active"])?.retention).not.toHaveProperty("covers");
  });

  test("tells where data go, on what ground, and how to get a copy of it", () => {
    const engagement = given.engagement({ ref: "hosting", activityIds: ["billing"] });
    const [notice] = noticesOf({
      SourceDocument: [own],
      Engagement: [engagement],
      Transfer: [given.transfer({ exporterRole: "CONTROLLER" })],
    });
    expect(notice?.transfers[0]).toMatchObject({ destination: "US" });
    expect(notice?.transfers[0]?.mechanisms.length).toBeGreaterThan(0);
  });

  test("names the international organisation to which data go, not the country in which it sits", () => {
    const organisation = "INT_ORG:EPO";
    const [notice] = noticesOf({
      SourceDocument: [own],
      Engagement: [given.engagement({ ref: "hosting", activityIds: ["billing"] })],
      Transfer: [given.transfer({ exporterRole: "CONTROLLER", destination: "DE", organisation })],
    });
    expect(notice?.transfers[0]).toMatchObject({ destination: organisation });
  });

  test("leaves out what people give to us themselves, and what is sent as a processor", () => {
    const transfer = given.transfer({ ref: "direct", engagementId: undefined, destination: "BR" });
    const destinations = (changes: Partial<typeof transfer>) =>
      noticesOf({
        SourceDocument: [own],
        Transfer: [{ ...transfer, ...changes }],
      })[0]?.transfers.map(({ destination }) => destination);
    expect(destinations({ exporterRole: "CONTROLLER" })).toContain("BR");
    expect(destinations({ exporterRole: "PROCESSOR" })).not.toContain("BR");
    expect(destinations({ exporterRole: "CONTROLLER", directCollection: true })).not.toContain(
      "BR",
    );
  });

  test("says where data come to that people give to us themselves, without calling it a transfer", () => {
    const direct = given.transfer({
      engagementId: undefined,
      directCollection: true,
      originText: "Everywhere",
    });
    const [notice] = noticesOf({ SourceDocument: [own], Transfer: [direct] });
    expect(notice?.collections).toEqual([{ destination: "US", from: "Everywhere" }]);
    expect(notice?.transfers).toEqual([]);
  });

  test("tells a place abroad without a transfer, and that a place is not known", () => {
    const engagement = given.engagement({ ref: "mailer", activityIds: ["billing"] });
    const place = given.processingLocation({ ref: "mailer-place", engagementId: "mailer" });
    const told = (country: string | undefined) =>
      noticesOf({
        SourceDocument: [own],
        Engagement: [engagement],
        ProcessingLocation: [{ ...place, country }],
      })[0];
    expect(told("IN")?.transfers).toContainEqual({
      destination: "IN",
      from: null,
      recipient: "Acme",
      mechanisms: [],
    });
    expect(told("IN")?.placesUnknown).toBeUndefined();
    expect(told("FR")?.transfers).toEqual([]);
    expect(told(undefined)?.placesUnknown).toBe(true);
  });
});

function contact(ref: string, phone: string) {
  return { ref, validFrom: given.today, legalEntityId: "helpdesk-gmbh", phone };
}
