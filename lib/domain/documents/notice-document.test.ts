import { describe, expect, test } from "vitest";
import { de } from "@/lib/domain/language/de";
import { en } from "@/lib/domain/language/en";
import { fr } from "@/lib/domain/language/fr";
import { publicNotices } from "@/lib/domain/publication/public-notice";
import { legalBasisCodes } from "@/lib/domain/reference/legal-bases";
import { given } from "@/lib/testing/given";
import { publicFixture } from "@/lib/testing/public-fixture";
import type { Block } from "./blocks";
import { noticeDocument } from "./notice-document";

type Records = Parameters<typeof given.withRecords>[1];

const notice = given.sourceDocument({
  ref: "privacy-notice",
  documentType: "PRIVACY_NOTICE",
  controllerEntityId: "helpdesk-gmbh",
  regimes: ["EU_GDPR"],
  requirementStatement: undefined,
});

function blocksOf(records: Records = {}, words = en): Block[] {
  const register = given.completeRegister({ SourceDocument: [notice], ...records });
  const notices = publicNotices(register, given.today);
  return noticeDocument(publicFixture, notices, words).sections.flatMap(({ blocks }) => blocks);
}

function blockUnder(title: string, blocks: readonly Block[]): Block | undefined {
  const at = blocks.findIndex((block) => block.type === "heading" && block.text === title);
  return blocks[at + 1];
}

describe("the privacy notice as a document", () => {
  test("calls activities and purposes in the language of the reader where somebody has translated them", () => {
    const records: Records = {
      ProcessingActivity: [
        given.processingActivity({
          ref: "billing",
          name: "Bill customers",
          register: "CONTROLLER",
          categoriesOfProcessing: undefined,
          productIds: undefined,
          controllersServed: undefined,
          translations: { de: { name: "Abrechnung" } },
        }),
      ],
      ActivityPurpose: [
        given.activityPurpose({
          ref: "billing-purpose",
          activityId: "billing",
          text: "Invoice",
          translations: { de: { text: "Rechnungen stellen" } },
        }),
      ],
    };
    const [german, french] = [blocksOf(records, de), blocksOf(records, fr)].map((blocks) =>
      JSON.stringify(blocks),
    );
    expect(german).toContain("Abrechnung");
    expect(german).toContain("Rechnungen stellen");
    expect(german).not.toContain("Bill customers");
    expect(french).toContain("Bill customers");
  });

  test("ties each purpose to its basis, named by the law in the language of the reader", () => {
    expect(JSON.stringify(blockUnder(en.notice.purposes, blocksOf()))).toContain(
      "contract, Art. 6(1)(b) (EU",
    );
    expect(JSON.stringify(blockUnder(de.notice.purposes, blocksOf({}, de)))).toContain(
      "Vertrag, Art. 6 Abs. 1 Buchst. b",
    );
  });

  test.each([en, de, fr])("has words of $code for every legal basis", ({ notice: { bases } }) => {
    expect(legalBasisCodes.filter((code) => !bases.has(code))).toEqual([]);
  });

  test("names a recipient once where it is called as its company is", () => {
    const rowOf = (name: string) => {
      const disclosure = given.disclosure({
        name,
        namedAs: "NAME",
        activityIds: ["billing"],
        legalEntityId: "helpdesk-gmbh",
      });
      const table = JSON.stringify(
        blockUnder(en.notice.recipients, blocksOf({ Disclosure: [disclosure] })),
      );
      return table.split("Helpdesk GmbH").length - 1;
    };
    expect(rowOf("Helpdesk GmbH")).toBe(rowOf("Payments"));
  });

  test("says how long data are kept, from which event, or that this is not known", () => {
    const rule = given.retentionRule({
      ref: "ten",
      duration: "P10Y",
      trigger: "FINANCIAL_YEAR_END",
      triggerText: undefined,
    });
    const data = given.activityData({
      ref: "billing-data",
      activityId: "billing",
      retentionRuleIds: ["ten"],
    });
    const ruled = blocksOf({ RetentionRule: [rule], ActivityData: [data] });
    expect(JSON.stringify(blockUnder(en.notice.data, ruled))).toContain(
      "10 years, from: end of the financial year",
    );
    const told = blocksOf({
      RetentionRule: [{ ...rule, triggerText: "After the last invoice was paid." }],
      ActivityData: [data],
    });
    expect(JSON.stringify(blockUnder(en.notice.data, told))).toContain(
      '"10 years"},{"text":"After the last invoice was paid."',
    );
    const bare = blocksOf({ ActivityData: [{ ...data, retentionRuleIds: undefined }] });
    expect(JSON.stringify(blockUnder(en.notice.data, bare))).toContain(en.unknown);
  });

  test("says that a duty to give data, and an automated decision, is not known or not there", () => {
    const blocks = blocksOf();
    expect(blockUnder(en.notice.requirement, blocks)).toEqual({
      type: "paragraph",
      text: en.unknown,
    });
    expect(blockUnder(en.notice.automated, blocks)).toEqual({
      type: "paragraph",
      text: en.notice.noAutomated,
    });
  });

  test("does not take silence on places or automated decisions for the fact that there are none", () => {
    const engagement = given.engagement({ ref: "mailer", activityIds: ["billing"] });
    const activity = given.processingActivity({
      ref: "billing",
      register: "CONTROLLER",
      automatedDecision: undefined,
    });
    const plain = (title: string, text: string, words = en) =>
      expect(
        blockUnder(
          title,
          blocksOf({ ProcessingActivity: [activity], Engagement: [engagement] }, words),
        ),
      ).toEqual({ type: "paragraph", text });
    plain(en.notice.transfers, en.notice.placesUnknown);
    plain(de.notice.transfers, de.notice.placesUnknown, de);
    plain(en.notice.automated, en.unknown);
  });

  test("names the rights of Swiss law by its own articles", () => {
    const swiss = blocksOf({ SourceDocument: [{ ...notice, regimes: ["CH_FADP"] }] });
    const rights = JSON.stringify(blockUnder(en.notice.rights, swiss));
    expect(rights).toContain("(FADP Art. 25)");
    expect(rights).not.toContain("(Art. 15)");
  });

  test("tells how an automated decision is made, and from which age children may take part", () => {
    const activity = given.processingActivity({
      ref: "billing",
      name: "Bill customers",
      register: "CONTROLLER",
      automatedDecision: true,
      automatedDecisionLogic: "A score of past payments",
      childrenFromAge: 16,
    });
    const blocks = blocksOf({ ProcessingActivity: [activity] });
    expect(JSON.stringify(blockUnder(en.notice.automated, blocks))).toContain(
      "A score of past payments",
    );
    expect(blockUnder(en.notice.children, blocks)).toEqual({
      type: "paragraph",
      text: "Bill customers: from the age of 16 on",
    });
  });
});
