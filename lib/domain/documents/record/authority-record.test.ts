import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { apply } from "@/lib/domain/register";
import { askedRecord } from "@/lib/testing/asked-record";
import { demoRegister, otherwise } from "@/lib/testing/demo-annex";
import { exampleRegister } from "@/lib/testing/example-register";
import type { RecordActivity, RecordFacts } from "./record-facts";
import { isGap } from "./told";

const seconddesk = exampleRegister("seconddesk-2026.yaml");
const controller = { register: "CONTROLLER", entity: "halden-de" } as const;
const processor = { register: "PROCESSOR", entity: "halden-de" } as const;

function activity(facts: RecordFacts, ref: string): RecordActivity {
  const found = facts.activities.find((one) => one.ref === ref);
  if (found === undefined) throw new Error(`No activity ${ref}`);
  return found;
}

function known<Value>(value: Value): Exclude<Value, { state: unknown }> {
  if (isGap(value)) throw new Error("This fact is missing");
  return value as Exclude<Value, { state: unknown }>;
}

describe("authorityRecord", () => {
  const record = askedRecord(demoRegister(), controller);

  test("holds the activities in which the entity is a controller, and no other", () => {
    expect(record.activities.map(({ ref }) => ref)).toEqual([
      ...["billing", "accounts", "sales", "newsletter", "hr", "recruitment", "security"],
      ...["suppliers", "own-support", "website"],
    ]);
  });

  test("is another record for another legal entity", () => {
    const british = askedRecord(demoRegister(), { register: "CONTROLLER", entity: "halden-uk" });
    expect(british.activities.map(({ ref }) => ref)).toEqual(["hr", "recruitment", "security"]);
    expect(british.holder.name).toBe("Halden Desk Ltd");
  });

  test("goes by the role that an entity has on the day", () => {
    const earlier = {
      register: "CONTROLLER",
      entity: "halden-uk",
      asOf: day("2024-12-31"),
    } as const;
    const later = { ...earlier, asOf: day("2025-01-01") };
    const refs = (question: typeof earlier) =>
      askedRecord(demoRegister(), question).activities.map(({ ref }) => ref);
    expect(refs(earlier)).toContain("billing");
    expect(refs(later)).not.toContain("billing");
  });

  test("takes a year that is no day for all of its days", () => {
    const partly = (on: string) =>
      askedRecord(
        apply(demoRegister(), [
          otherwise("Participation", "billing-uk", { from: "2023", to: "2024-06" }),
        ]),
        { register: "CONTROLLER", entity: "halden-uk", asOf: day(on) },
      ).activities.some(({ ref }) => ref === "billing");
    expect(["2022-12-31", "2023-01-01", "2024-06-30", "2024-07-01"].map(partly)).toEqual([
      ...[false, true, true, false],
    ]);
  });

  test("takes a screening that is a record of its own before what the activity says in short", () => {
    const screening = {
      kind: "DpiaScreening",
      ref: "billing-screening",
      validFrom: day("2026-11-21"),
      body: { title: "Billing", activityIds: ["billing"], required: true, progress: "IN_PROGRESS" },
    } as const;
    const facts = askedRecord(apply(demoRegister(), [screening]), controller);
    expect(activity(facts, "billing")).toMatchObject({
      impactAssessment: "YES",
      impactProgress: "IN_PROGRESS",
    });
  });

  test("counts a recipient that names no activity for each activity as a controller", () => {
    const everywhere = {
      kind: "Disclosure",
      ref: "auditors",
      validFrom: day("2026-11-21"),
      body: { name: "Auditors", recipientKind: "INDEPENDENT_CONTROLLER" },
    } as const;
    const register = apply(demoRegister(), [everywhere]);
    const counted = (question: typeof controller | typeof processor) =>
      askedRecord(register, question).activities.filter(({ recipients }) =>
        known(recipients).some(({ ref }) => ref === "auditors"),
      ).length;
    expect(counted(controller)).toBe(record.activities.length);
    expect(counted(processor)).toBe(0);
  });

  test("names the joint controllers with their contact details", () => {
    const [joint] = activity(record, "recruitment").jointControllers;
    expect(joint).toMatchObject({ name: "Halden Desk Ltd", country: "GB" });
  });

  test("names the data protection officer and the representatives of the holder", () => {
    expect(record.holder.officers.map(({ name }) => name)).toEqual(["Dr. Ines Falkenhagen"]);
    expect(record.holder.representatives.map(({ kind }) => kind)).toEqual(["REP_UK", "REP_CH"]);
  });

  test("names an officer whose name is not published: the record is for the authority", () => {
    const [officer] = [...demoRegister().Appointment.values()].filter(
      ({ appointmentKind, appointedById }) =>
        appointmentKind === "DPO" && appointedById === "halden-de",
    );
    const withheld = otherwise("Appointment", officer?.ref ?? "", { nameWithheld: true });
    const facts = askedRecord(apply(demoRegister(), [withheld]), controller);
    expect(facts.holder.officers[0]?.name).toBe("Dr. Ines Falkenhagen");
  });

  test("has time limits with the categories of data that they are for", () => {
    const [part] = known(activity(record, "billing").data);
    const [rule] = known(part?.retention ?? { state: "UNKNOWN" });
    expect(known(part?.categories ?? { state: "UNKNOWN" }).length).toBeGreaterThan(1);
    expect(rule).toMatchObject({ period: "P8Y", trigger: "FINANCIAL_YEAR_END" });
  });

  test("leaves out what is stated not to be done", () => {
    const measure = otherwise("SecurityMeasure", "storage", { negativeFact: true });
    const facts = askedRecord(apply(demoRegister(), [measure]), processor);
    const measures = known(activity(facts, "helpdesk-service").measures);
    expect(measures.map(({ ref }) => ref)).not.toContain("storage");
    expect(measures.map(({ ref }) => ref)).toContain("transmission");
  });

  test("says of each fact that nobody knows that it is not known", () => {
    const facts = askedRecord(seconddesk, { register: "PROCESSOR", entity: "seconddesk" });
    const only = activity(facts, "end-user-data");
    expect(facts.holder.name).toEqual({ state: "UNKNOWN" });
    expect(facts.holder.tradeName).toBe("SecondDesk");
    expect(only.natures).toEqual({ state: "UNKNOWN" });
    expect(only.placesUnknown).toEqual(["AWS / DigitalOcean", "SMTP Services"]);
    expect(known(only.recipients).every(({ isNamed }) => !isNamed)).toBe(true);
  });

  test("lists the activities that name no legal entity, since they stand in nobody's record", () => {
    const orphan = {
      kind: "ProcessingActivity",
      ref: "orphan",
      validFrom: day("2026-11-21"),
      body: { name: "Nobody's", register: "CONTROLLER" },
    } as const;
    const facts = askedRecord(apply(demoRegister(), [orphan]), controller);
    expect(facts.unattributed).toEqual([{ ref: "orphan", name: "Nobody's" }]);
    expect(facts.activities.map(({ ref }) => ref)).not.toContain("orphan");
  });
});

describe("the record of a processor", () => {
  const record = askedRecord(demoRegister(), processor);

  test("holds each controller whose agreement is in force on the day, and what is done for it", () => {
    const menil = record.controllers.find(({ ref }) => ref === "menil");
    expect(menil?.party).toMatchObject({ name: "Ateliers du Ménil SAS", country: "FR" });
    expect(menil?.activities.toSorted()).toEqual([
      ...["backup-service", "chat-service", "helpdesk-service", "support-service"],
    ]);
  });

  test("holds nobody before the agreement is in force, and nobody after its end", () => {
    const refsOn = (on: string, fields: Record<string, unknown>) =>
      askedRecord(apply(demoRegister(), [otherwise("CustomerAgreement", "menil", fields)]), {
        ...processor,
        asOf: day(on),
      }).controllers.map(({ ref }) => ref);
    const terms = { effectiveFrom: "2026-03-01", endsOn: "2026-06-30" };
    expect(refsOn("2026-02-28", terms)).not.toContain("menil");
    expect(refsOn("2026-03-01", terms)).toContain("menil");
    expect(refsOn("2026-06-30", terms)).toContain("menil");
    expect(refsOn("2026-07-01", terms)).not.toContain("menil");
  });

  test("says of a customer that is itself a processor that it acts for others", () => {
    const acting = record.controllers.filter(({ actsForOthers }) => actsForOthers);
    expect(acting.map(({ ref }) => ref)).toContain("kundenhafen");
  });

  test("of a sub-processor serves the controllers of the activity, whoever signed", () => {
    const british = askedRecord(demoRegister(), { register: "PROCESSOR", entity: "halden-uk" });
    expect(british.activities.map(({ ref, role }) => [ref, role])).toEqual([
      ["support-service", "SUB_PROCESSOR"],
    ]);
    expect(british.controllers.map(({ ref }) => ref)).toContain("menil");
  });

  test("says so where the register does not tell which controllers an activity serves", () => {
    const silent = otherwise("ProcessingActivity", "chat-service", {
      controllersServed: undefined,
      fieldStates: { controllersServed: { state: "UNKNOWN" } },
    });
    const facts = askedRecord(apply(demoRegister(), [silent]), processor);
    expect(facts.controllersUnknown).toEqual(["chat-service"]);
    expect(facts.controllers.some(({ activities }) => activities.includes("chat-service"))).toBe(
      false,
    );
  });

  test("has each transfer with country and safeguards, along the whole chain", () => {
    const transfers = record.activities.flatMap((one) => one.transfers);
    const indian = transfers.find(({ destination }) => destination === "IN");
    expect(known(indian?.mechanisms ?? { state: "UNKNOWN" })[0]).toMatchObject({
      code: "SCC_2021_914",
    });
  });

  test("has the suitable safeguards of a derogation under Art. 49(1), second subparagraph", () => {
    const [use] = [...demoRegister().TransferMechanismUse.values()].filter(
      ({ transferId }) => transferId === "sahyog",
    );
    const derogation = otherwise("TransferMechanismUse", use?.ref ?? "", {
      mechanism: "ART_49",
      derogation: "ART49_1_SUB2",
      suitableSafeguards: "Encrypted, three people, deleted after a day",
    });
    const facts = askedRecord(apply(demoRegister(), [derogation]), processor);
    const mechanisms = facts.activities
      .flatMap(({ transfers }) => transfers)
      .flatMap((one) => (isGap(one.mechanisms) ? [] : one.mechanisms));
    expect(mechanisms).toContainEqual(
      expect.objectContaining({
        code: "ART_49",
        suitableSafeguards: "Encrypted, three people, deleted after a day",
      }),
    );
  });

  test("has a place in a third country without a recorded transfer, with safeguards not known", () => {
    const place = {
      kind: "ProcessingLocation",
      ref: "nordwolke-chile",
      validFrom: day("2026-11-21"),
      body: { engagementId: "nordwolke", country: "CL", locationKind: "BACKUP" },
    } as const;
    const facts = askedRecord(apply(demoRegister(), [place]), processor);
    const chilean = activity(facts, "helpdesk-service").transfers.find(
      ({ destination }) => destination === "CL",
    );
    expect(chilean).toMatchObject({ ref: null, mechanisms: { state: "UNKNOWN" } });
  });
});

describe("in a chosen language", () => {
  test("takes the translation where there is one, and the original where there is none", () => {
    const translated = otherwise("ProcessingActivity", "billing", {
      translations: { de: { name: "Abrechnung" } },
    });
    const facts = askedRecord(apply(demoRegister(), [translated]), {
      ...controller,
      language: "de",
    });
    expect(activity(facts, "billing")).toMatchObject({
      name: "Abrechnung",
      description: "Issuing invoices, collecting payments, keeping the books.",
    });
  });
});
