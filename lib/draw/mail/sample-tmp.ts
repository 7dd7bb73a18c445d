import { writeFileSync } from "node:fs";
import { given } from "@/lib/testing/given";
import { classify } from "@/lib/domain/change/classify";
import { apply, bodyOf } from "@/lib/domain/register";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { changeDetails } from "@/lib/domain/documents/notice-mail-details";
import { ownNotice } from "@/lib/domain/documents/notice-mail-own";
import { noticeMailDrawer } from "./notice-mail-drawer";
import { en } from "@/lib/domain/language/en"; import { enMail } from "@/lib/domain/language/en-mail";
const language = { common: en, mail: enMail };
const before = given.completeRegister();
const strip = ({ref: _r, validFrom: _v, ...b}: any) => b;
const on = given.today;
const changes = [
 { kind: "LegalEntity", ref: "observa-inc", validFrom: on, body: strip(given.legalEntity({ ref:"x", legalName: "Observa, Inc.", ownGroup: undefined, street:"620 8th Avenue", city:"New York", postalCode:"10018", country:"US", contactEmail:"privacy@observa.example" })) },
 { kind: "Vendor", ref: "observa", validFrom: on, body: { name: "Observa", legalEntityId: "observa-inc" } },
 { kind: "VendorService", ref: "obs", validFrom: on, body: { vendorId: "observa", name: "Observa Logs", function: "Log analysis" } },
 { kind: "Engagement", ref: "logs", validFrom: on, body: strip(given.engagement({ vendorServiceId: "obs", parentEngagementId: "hosting", purpose: "Find and analyse faults in the operation of the help desk", optional: true })) },
 { kind: "ProcessingLocation", ref: "l1", validFrom: on, body: { engagementId: "logs", locationKind: "STORAGE", country: "US", city: "Ashburn", region: "us-east-1" } },
 { kind: "ProcessingLocation", ref: "l2", validFrom: on, body: { engagementId: "logs", locationKind: "SUPPORT", country: "IN" } },
 { kind: "Transfer", ref: "t", validFrom: on, body: strip(given.transfer({ engagementId: "logs", supplementaryMeasures: ["Logs are stripped of personal data before they are sent."] })) },
 { kind: "TransferMechanismUse", ref: "u1", validFrom: on, body: strip(given.framework({ transferId: "t" })) },
 { kind: "TransferMechanismUse", ref: "u2", validFrom: on, body: strip(given.transferMechanismUse({ transferId: "t" })) },
 { kind: "TransferMechanismUse", ref: "u3", validFrom: on, body: strip(given.transferMechanismUse({ transferId: "t", regime: "UK_GDPR", mechanism: "UK_ADDENDUM_B1_0" })) },
 { kind: "Engagement", ref: "hosting", validFrom: on, body: { ...bodyOf(before, { kind: "Engagement", ref: "hosting" }), purpose: "Keep tickets and attachments available", productIds: ["desk"], duration: "Two years" } },
 { kind: "ProcessingLocation", ref: "hosting-us", validFrom: on, body: { engagementId: "hosting", locationKind: "STORAGE", country: "DE" } },
] as any[];
const items = classify(before, changes, on, []);
const details = changeDetails({ id: "CS-12", title: "Add Observa Logs, move hosting to Germany", reason: "Faults are found in minutes instead of hours; hosting moves closer to our customers.", before, after: apply(before, changes), items }, changes, language);
const facts = { kind: "NOTICE" as any, isSimulated: false, organisation: "Helpdesk", sender: "Helpdesk GmbH, Lindenallee 1, 10115 Berlin, Germany", privacyMailbox: "privacy@helpdesk.example", objectionMailbox: "objections@helpdesk.example", listUrl: "https://trust.helpdesk.example/subprocessors", changesUrl: "https://trust.helpdesk.example/changes", publicationsUrl: "https://trust.helpdesk.example/publications", details: new Map([["k", details]]) };
const terms = { noticePeriod: "P30D", objectionPeriod: "P14D", zone: "Europe/Paris", deemedReceipt: "NEXT_WORKING_DAY", rollForward: true, effectiveAfter: "LATER_OF_BOTH", authorisation: "GENERAL", clauses: { notice: "The Processor informs the Controller in text form at least thirty (30) days before it engages a further processor (clause 7.2).", objection: "The Controller may object within fourteen days of receipt (clause 7.3)." } } as any;
const dates = { startsOn: day("2026-11-23"), noticeLastDay: day("2026-12-23"), objectionLastDay: day("2026-12-07"), earliestEffectiveOn: day("2026-12-24") };
const n = (more: any = {}) => ownNotice({ details: "k", agreementTitle: "Data processing agreement of 15 January 2024", changeClass: "M1", terms, dates, plannedOn: day("2027-01-11"), effectiveOn: null, ground: null, ...more }, language);
const words = { customer: "Société Générale de Conserverie & Fils", name: "Zoë <Müller>", publication: "17", publicationHash: "ce82ad4d70daaab22f4a30892baf0a2569753c424e0aa984bce8b856fd2076fd" };
const out = (name: string, f: any, own: any) => { const m = noticeMailDrawer(() => f, language)(own); writeFileSync(`/tmp/nm/${name}.html`, m.html); writeFileSync(`/tmp/nm/${name}.txt`, m.subject + "\n\n" + m.text); };
out("notice", facts, { isProcessor: false, isPossibleDuplicate: false, notices: [n()], words });
out("specific", { ...facts, isSimulated: true }, { isProcessor: true, isPossibleDuplicate: true, notices: [n({ terms: { ...terms, authorisation: "SPECIFIC" } })], words: { ...words, attempt: "3" } });
out("m2", facts, { isProcessor: false, isPossibleDuplicate: false, notices: [n({ changeClass: "M2", terms: { ...terms, objectionPeriod: null }, dates: { ...dates, objectionLastDay: null }, plannedOn: null })], words });
out("confirm", { ...facts, kind: "CONFIRMATION" }, { isProcessor: false, isPossibleDuplicate: false, notices: [n({ effectiveOn: day("2027-01-11"), ground: "LAPSE", dates: null })], words });
out("withdrawal", { ...facts, kind: "WITHDRAWAL" }, { isProcessor: false, isPossibleDuplicate: false, notices: [n({ dates: null })], words });
out("adverse", { ...facts, kind: "ADVERSE" }, { isProcessor: true, isPossibleDuplicate: false, notices: [n({ changeClass: "A", dates: null, effectiveOn: day("2026-11-21"), ground: "NO_GATE" })], words });
