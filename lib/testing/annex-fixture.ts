import { calendarDateOf } from "@/lib/domain/calendar";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import type { Body, KindName } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister, find, type RecordChange } from "@/lib/domain/register";

const since = calendarDateOf("2026-01-01");

function record<K extends KindName>(kind: K, ref: string, body: Body<K>): RecordChange {
  return { kind, ref, validFrom: since, body: { ...body } };
}

const parties: RecordChange[] = [
  record("Organisation", "org", {
    name: "Fernwind Desk",
    legalEntityId: "fernwind",
    zone: "Europe/Dublin",
  }),
  record("LegalEntity", "fernwind", {
    legalName: "Fernwind Software Limited",
    ownGroup: true,
    registrationNumber: "612345",
    registerName: "Companies Registration Office, Dublin",
    street: "12 Grand Canal Quay",
    city: "Dublin 2",
    postalCode: "D02 XH91",
    country: "IE",
    contactPosition: "Privacy team",
    contactEmail: "privacy@fernwind.example",
    phone: "+353 1 555 0100",
  }),
  record("Appointment", "fernwind-dpo", {
    appointmentKind: "DPO",
    appointedById: "fernwind",
    personName: "Aoife Ní Bhriain",
    email: "dpo@fernwind.example",
    postalAddress: "12 Grand Canal Quay, Dublin 2",
    country: "IE",
    mandateFrom: "2024-05-01",
  }),
  record("LegalEntity", "lodz", {
    legalName: "Miejski Zakład Usług Komunalnych w Łodzi sp. z o.o.",
    street: "ul. Piotrkowska 104",
    city: "Łódź",
    postalCode: "90-926",
    country: "PL",
    contactName: "Małgorzata Wójcik-Źrebiec",
    contactPosition: "Inspektor ochrony danych",
    contactEmail: "iod@mzuk.example",
  }),
  record("Customer", "lodz", {
    name: "MZUK Łódź",
    legalEntityId: "lodz",
    role: "CONTROLLER",
    regimes: ["EU_GDPR"],
  }),
  record("CustomerAgreement", "lodz-dpa", {
    customerId: "lodz",
    processorEntityId: "fernwind",
    title: "Data processing agreement DPA-2026-0117",
    productIds: ["desk", "chat"],
    basis: "SCC_2021_915",
    authorisation: "GENERAL",
    noticePeriod: "P30D",
    language: "en",
    excludedVendorIds: ["leftout"],
  }),
  record("Product", "desk", { name: "Fernwind Desk" }),
  record("Product", "chat", { name: "Fernwind Chat" }),
  record("Product", "surveys", { name: "Fernwind Surveys" }),
];

const processing: RecordChange[] = [
  record("DataSubjectCategory", "end-users", { label: "End users of the customer" }),
  record("DataSubjectCategory", "agents", { label: "Agents (staff of the customer)" }),
  record("PersonalDataCategory", "contact", { label: "Name and contact details" }),
  record("PersonalDataCategory", "content", { label: "Content of support requests" }),
  record("PersonalDataCategory", "logs", { label: "Log data and IP addresses" }),
  record("PersonalDataCategory", "health", { label: "Data concerning health", special: true }),
  record("RetentionRule", "contract-end", {
    name: "End of contract",
    duration: "P90D",
    onProcessorEnd: "CUSTOMER_CHOICE",
  }),
  record("ProcessingActivity", "tickets", {
    name: "Handling of support requests",
    register: "PROCESSOR",
    productIds: ["desk"],
    natureOfProcessing: ["COLLECT", "STORE", "TRANSMIT", "DISPLAY", "DELETE"],
    categoriesOfProcessing: ["Ticket handling", "Search", "Reporting"],
    duration: "Term of the main agreement and 90 days after it",
  }),
  record("ProcessingActivity", "live-chat", {
    name: "Live chat",
    register: "PROCESSOR",
    productIds: ["chat"],
    natureOfProcessing: ["COLLECT", "TRANSMIT", "STORE"],
    duration: "Term of the main agreement and 90 days after it",
  }),
  record("ProcessingActivity", "survey", {
    name: "Surveys",
    register: "PROCESSOR",
    productIds: ["surveys"],
  }),
  record("ProcessingActivity", "payroll", {
    name: "Payroll",
    register: "CONTROLLER",
    productIds: ["desk"],
  }),
  record("ActivityPurpose", "tickets-1", {
    activityId: "tickets",
    text: "Answering and managing requests that end users send to the controller",
    displayOrder: 1,
  }),
  record("ActivityPurpose", "tickets-2", {
    activityId: "tickets",
    text: "Statistics on request volume for the controller",
    displayOrder: 2,
  }),
  record("ActivityPurpose", "chat-1", {
    activityId: "live-chat",
    text: "Conversations between visitors of the controller’s site and its agents",
  }),
  record("ActivityData", "tickets-data", {
    activityId: "tickets",
    dataSubjectCategoryIds: ["end-users", "agents"],
    personalDataCategoryIds: ["contact", "content", "logs", "health"],
    elements: ["name", "e-mail address", "message", "attachment"],
    retentionRuleIds: ["contract-end"],
    sensitiveSafeguards:
      "Access only for agents named by the controller; each access is recorded; attachments are encrypted with a key of their own; no onward transfer.",
  }),
  record("ActivityData", "chat-data", {
    activityId: "live-chat",
    dataSubjectCategoryIds: ["end-users", "agents"],
    personalDataCategoryIds: ["contact", "content"],
  }),
  record("SecurityMeasure", "m-encryption", {
    category: "PSEUDONYMISATION_ENCRYPTION",
    text: "Personal data at rest are encrypted with AES-256-GCM; keys are kept in a hardware module and changed every 90 days.",
  }),
  record("SecurityMeasure", "m-transport", {
    category: "PROTECTION_TRANSMISSION",
    text: "TLS 1.2 or later on every connection, TLS 1.3 preferred; HSTS on all public addresses.",
  }),
  record("SecurityMeasure", "m-restore", {
    category: "RESTORE",
    text: "Backups every six hours to a second region; a full restore is rehearsed every quarter, with a target of four hours.",
  }),
  record("SecurityMeasure", "m-log", {
    category: "EVENT_LOGGING",
    text: "Administrative access is logged to an append-only store and kept for 400 days.",
    productIds: ["desk"],
  }),
  record("SecurityMeasure", "m-certificate", {
    category: "CERTIFICATION_ASSURANCE",
    text: "ISO/IEC 27001:2022, certificate IS 712345, valid to 30 June 2028.",
  }),
  record("SecurityMeasure", "m-survey", {
    category: "DATA_QUALITY",
    text: "Survey answers are checked for completeness.",
    productIds: ["surveys"],
  }),
  record("SecurityMeasure", "m-sub", {
    category: "SUBPROCESSOR_CONTROL",
    text: "Each sub-processor answers requests passed on to it within two working days and supports deletion through its interface.",
  }),
  record("SecurityMeasure", "m-rights", {
    category: "PORTABILITY_ERASURE",
    assistance: true,
    text: "Export and erasure of one person’s data by the controller itself, in the administration of the product, complete within 24 hours.",
  }),
];

type Vendor = {
  ref: string;
  name: string;
  entity?: Body<"LegalEntity">;
  service: string;
  engagement: Body<"Engagement">;
};

/** A vendor with its entity, service and engagement, all under one ref. */
function vendorRecords({ ref, name, entity, service, engagement }: Vendor): RecordChange[] {
  return [
    ...(entity ? [record("LegalEntity", ref, entity)] : []),
    record("Vendor", ref, { name, ...(entity ? { legalEntityId: ref } : {}) }),
    record("VendorService", ref, { vendorId: ref, name: service }),
    record("Engagement", ref, { ...engagement, vendorServiceId: ref }),
  ];
}

const chain: RecordChange[] = [
  ...vendorRecords({
    ref: "nimbus",
    name: "Nimbus Cloud",
    service: "Compute and storage",
    entity: {
      legalName: "Nimbus Cloud EMEA SARL",
      street: "8 rue des Tilleuls",
      city: "Luxembourg",
      postalCode: "L-1234",
      country: "LU",
      contactPosition: "Data protection office",
      contactEmail: "emea-data-protection@nimbus-cloud.example",
    },
    engagement: {
      engagerEntityId: "fernwind",
      activityIds: ["tickets", "live-chat"],
      productIds: ["desk", "chat"],
      subjectMatter: "Hosting of the service",
      purpose: "Hosting, storage and backup of all customer data",
      nature: ["HOST", "STORE"],
      duration: "Term of the agreement",
      delimitation:
        "Infrastructure only: no access to content in clear; operation of the application stays with the processor.",
      personalDataCategoryIds: ["contact", "content", "logs"],
      dataSubjectCategoryIds: ["end-users", "agents"],
    },
  }),
  ...vendorRecords({
    ref: "sakura",
    name: "さくら電算",
    service: "夜間サポート",
    entity: {
      legalName: "株式会社さくら電算センター",
      street: "千代田区丸の内1丁目9番2号",
      city: "東京都",
      postalCode: "100-0005",
      country: "JP",
      contactName: "山田 花子",
      contactPosition: "個人情報保護管理者",
      contactEmail: "privacy@sakura-densan.example",
    },
    engagement: {
      parentEngagementId: "nimbus",
      subjectMatter: "Operation of data centres at night",
      purpose: "Hardware operation in case of a fault",
      nature: ["SUPPORT_ACCESS"],
      duration: "Term of the agreement",
      delimitation: "Hardware only.",
      personalDataCategoryIds: ["logs"],
      dataSubjectCategoryIds: ["end-users"],
    },
  }),
  ...vendorRecords({
    ref: "aegean",
    name: "Αιγαίο",
    service: "Μετάφραση",
    entity: {
      legalName: "Αιγαίο Μεταφραστικές Υπηρεσίες Α.Ε.",
      street: "Οδός Ερμού 25",
      city: "Αθήνα",
      postalCode: "105 63",
      country: "GR",
      contactPosition: "Υπεύθυνος προστασίας δεδομένων",
      contactEmail: "dpo@aegean.example",
    },
    engagement: {
      parentEngagementId: "sakura",
      subjectMatter: "Translation of fault reports",
      purpose: "Translation",
      nature: ["ANALYSE"],
    },
  }),
  ...vendorRecords({
    ref: "courier",
    name: "Courierly",
    service: "Mail sending",
    entity: {
      legalName: "Courierly Inc.",
      street: "500 Howard Street",
      city: "San Francisco, CA",
      postalCode: "94105",
      country: "US",
      contactPosition: "Privacy office",
      contactEmail: "privacy@courierly.example",
    },
    engagement: {
      engagerEntityId: "fernwind",
      activityIds: ["tickets"],
      productIds: ["desk"],
      subjectMatter: "Sending of notifications",
      purpose: "Sending of e-mail notifications to end users",
      nature: ["TRANSMIT"],
      duration: "Term of the agreement; content 7 days",
      delimitation: "Sends what the processor hands over; keeps no address book.",
      personalDataCategoryIds: ["contact", "content"],
      dataSubjectCategoryIds: ["end-users"],
    },
  }),
  ...vendorRecords({
    ref: "standby",
    name: "Altmail",
    service: "Mail sending",
    engagement: {
      engagerEntityId: "fernwind",
      activityIds: ["tickets"],
      productIds: ["desk"],
      standby: true,
      subjectMatter: "Sending of notifications",
    },
  }),
  ...vendorRecords({
    ref: "leftout",
    name: "Leftout Analytics",
    service: "Analytics",
    engagement: { activityIds: ["tickets"], productIds: ["desk"] },
  }),
  ...vendorRecords({
    ref: "below-leftout",
    name: "Below Leftout",
    service: "Storage",
    engagement: { parentEngagementId: "leftout" },
  }),
  ...vendorRecords({
    ref: "surveyor",
    name: "Surveyor",
    service: "Surveys",
    engagement: { activityIds: ["survey"], productIds: ["surveys"] },
  }),
  ...vendorRecords({
    ref: "payer",
    name: "Payer",
    service: "Payroll",
    engagement: { activityIds: ["payroll"], productIds: ["desk"] },
  }),
  record("ProcessingLocation", "nimbus-1", {
    engagementId: "nimbus",
    locationKind: "STORAGE",
    country: "DE",
    region: "eu-central-1",
  }),
  record("ProcessingLocation", "nimbus-2", {
    engagementId: "nimbus",
    locationKind: "BACKUP",
    country: "IE",
    region: "eu-west-1",
  }),
  record("ProcessingLocation", "sakura-1", {
    engagementId: "sakura",
    locationKind: "REMOTE_ACCESS",
    country: "JP",
    city: "Tokyo",
  }),
  record("ProcessingLocation", "courier-1", {
    engagementId: "courier",
    locationKind: "COMPUTE",
    country: "US",
  }),
  record("Transfer", "sakura-t", {
    engagementId: "sakura",
    destination: "JP",
    fromRegimes: ["EU_GDPR"],
  }),
  record("TransferMechanismUse", "sakura-t-1", {
    transferId: "sakura-t",
    regime: "EU_GDPR",
    mechanism: "ADEQUACY",
    adequacyDecision: "EU-JP",
    priority: 1,
  }),
  record("Transfer", "courier-t", {
    engagementId: "courier",
    destination: "US",
    fromRegimes: ["EU_GDPR"],
    supplementaryMeasures: [
      "Messages are encrypted in transit to the recipient’s server where it offers it",
    ],
  }),
  record("DpfCertification", "courier-dpf", {
    legalEntityId: "courier",
    programmes: ["EU_US"],
    status: "ACTIVE",
  }),
  record("TransferMechanismUse", "courier-t-1", {
    transferId: "courier-t",
    regime: "EU_GDPR",
    mechanism: "DPF",
    dpfCertificationId: "courier-dpf",
    priority: 1,
  }),
  record("TransferMechanismUse", "courier-t-2", {
    transferId: "courier-t",
    regime: "EU_GDPR",
    mechanism: "SCC_2021_914",
    sccModule: "M3",
    priority: 2,
  }),
];

function furtherVendor(index: number): RecordChange[] {
  const ref = `vendor-${String(index).padStart(4, "0")}`;
  return [
    ...vendorRecords({
      ref,
      name: `Vendor ${index}`,
      service: "Monitoring",
      entity: {
        legalName: `Vendor ${index} GmbH`,
        street: `Hauptstraße ${index}`,
        city: "Köln",
        postalCode: "50667",
        country: "DE",
        contactPosition: "Datenschutz",
        contactEmail: `privacy@vendor-${index}.example`,
      },
      engagement: {
        engagerEntityId: "fernwind",
        activityIds: ["tickets"],
        productIds: ["desk"],
        subjectMatter: "Monitoring of faults",
        purpose: "Finding and repairing faults of the service",
        nature: ["STORE", "ANALYSE"],
        duration: "Term of the agreement",
        delimitation: "Receives technical events only.",
        personalDataCategoryIds: ["logs"],
        dataSubjectCategoryIds: ["end-users"],
      },
    }),
    record("ProcessingLocation", ref, {
      engagementId: ref,
      locationKind: "STORAGE",
      country: "DE",
    }),
  ];
}

/**
 * The input of one annex: a customer in Łódź, two products, a chain of three levels with Japanese and Greek names,
 * a stand-by sub-processor, one left out by agreement, one of another product and one of our own payroll.
 *
 * @param furtherSubprocessors how many ordinary sub-processors are added to the five that are listed
 */
export function annexFixture(
  furtherSubprocessors: number,
  changes: readonly RecordChange[] = [],
): AnnexInput {
  const further = Array.from({ length: furtherSubprocessors }, (_, index) =>
    furtherVendor(index + 1),
  ).flat();
  const agreed = apply(emptyRegister, [
    ...parties,
    ...processing,
    ...chain,
    ...further,
    ...changes,
  ]);
  const agreement = find(agreed, "CustomerAgreement", "lodz-dpa");
  const customer = find(agreed, "Customer", "lodz");
  if (!agreement || !customer)
    throw new Error("The fixture has lost its agreement or its customer");
  return {
    publication: {
      number: 7,
      publishedAt: "2026-11-21T14:02:03.000Z",
      simulated: false,
      hash: "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
    },
    templateVersion: "1",
    language: "en",
    inputHash: "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
    agreed,
    agreement,
    signed: null,
    agreementRevision: 3,
    customer,
    customerEntity: find(agreed, "LegalEntity", customer.legalEntityId),
    customerAppointments: [],
    status: {
      state: "CONSOLIDATED",
      signedOn: calendarDateOf("2026-02-03"),
      differences: [
        {
          changeSetId: "cs-4",
          title: "Courierly replaces Altmail for notifications",
          effectiveOn: calendarDateOf("2026-07-15"),
          ground: "LAPSE",
          noticeStartedOn: calendarDateOf("2026-06-14"),
        },
        {
          changeSetId: "cs-6",
          title: "Nimbus Cloud: backups move from France to Ireland",
          effectiveOn: calendarDateOf("2026-09-02"),
          ground: "APPROVAL",
          noticeStartedOn: null,
        },
      ],
      signed: null,
    },
    heldBack: [{ changeSetId: "cs-8", title: "Datenpfad GmbH joins for log analysis" }],
  };
}
