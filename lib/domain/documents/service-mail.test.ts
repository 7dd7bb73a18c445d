import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import type { MailBlock, MailView } from "./mail-view";
import {
  type DrawnServiceMail,
  type ServiceMailFacts,
  serviceMail,
  serviceMailLanguage,
} from "./service-mail";

const language = serviceMailLanguage("en");
const url = "https://recital.example/link?token=abc";
const organisation = "Helpdesk";
const facts: ServiceMailFacts = {
  isSimulated: false,
  sender: "Helpdesk GmbH, Lindenallee 1, Berlin, Germany",
  privacyMailbox: "privacy@helpdesk.example",
  expiresAt: instantOf("2026-11-22T10:15:00Z"),
};
const links: DrawnServiceMail[] = [
  { kind: "SIGN_IN_LINK", payload: { url, organisation } },
  {
    kind: "INVITATION",
    payload: { url, organisation, name: "Anna", roles: ["Editor", "Auditor"] },
  },
  { kind: "PASSWORD_RESET", payload: { url, organisation } },
  { kind: "CONTACT_CONFIRMATION", payload: { url, organisation, customer: "Client AG" } },
  { kind: "SUBSCRIPTION_CONFIRMATION", payload: { url, organisation } },
];
const news: DrawnServiceMail = {
  kind: "SUBSCRIBER_NEWS",
  payload: {
    organisation,
    subject: "Helpdesk announces: Observa",
    lines: ["Helpdesk has announced a change.", "Planned for 3 March 2027."],
    url,
    unsubscribeUrl: "https://recital.example/unsubscribe?token=xyz",
  },
};

function textsOf(value: unknown): string {
  return JSON.stringify(value);
}

function blocksOf(view: MailView, type: MailBlock["type"]): MailBlock[] {
  return view.blocks.filter((block) => block.type === type);
}

describe("a mail with a link", () => {
  test.each(links)("of kind $kind shows the link, how long it works, and who sends it", (mail) => {
    const view = serviceMail(mail, facts, language);
    const [panel] = blocksOf(view, "panel");
    expect(textsOf(panel)).toContain(url);
    expect(textsOf(panel)).toContain("22 November 2026, 10:15 UTC");
    expect(textsOf(view.blocks)).toContain(facts.sender);
    expect(textsOf(view.blocks)).toContain("privacy@helpdesk.example");
    expect(view.subject).toContain(organisation);
  });

  test.each(links)("of kind $kind says that it can be ignored, and needs a click", (mail) => {
    const words = textsOf(serviceMail(mail, facts, language).blocks);
    expect(words).toContain("ignore this mail");
    expect(words).toContain("nothing happens before you press it");
  });

  test.each([...links, news])("of kind $kind is marked where it is simulated", (mail) => {
    const view = serviceMail(mail, { ...facts, isSimulated: true }, language);
    expect(view.subject).toMatch(/^\[SIMULATED\] /);
    expect(blocksOf(view, "note")).toHaveLength(1);
    expect(blocksOf(serviceMail(mail, facts, language), "note")).toEqual([]);
  });

  test("names the roles of whom it invites, and nobody where no name is known", () => {
    const named = textsOf(serviceMail(links[1] ?? news, facts, language).blocks);
    expect(named).toContain("For Anna");
    expect(named).toContain("Editor, Auditor");
    const payload = { url, organisation, name: null, roles: [] };
    const unnamed = serviceMail({ kind: "INVITATION", payload }, facts, language);
    expect(textsOf(unnamed.blocks)).not.toContain("Your roles");
    expect(textsOf(unnamed.blocks)).not.toContain("For ");
  });

  test("holds no word of a visitor: a wish to be told brings only an address", () => {
    const view = serviceMail(links[4] ?? news, facts, language);
    expect(textsOf(view)).not.toContain("@reader");
  });
});

describe("news for a subscriber", () => {
  test("have their lines in order, the page, why they come and how to stop them", () => {
    const view = serviceMail(news, facts, language);
    const paragraphs = blocksOf(view, "paragraph").map((block) => textsOf(block));
    expect(paragraphs[0]).toContain("Helpdesk has announced a change.");
    expect(paragraphs[1]).toContain("Planned for 3 March 2027.");
    expect(textsOf(view.blocks)).toContain("https://recital.example/unsubscribe?token=xyz");
    expect(textsOf(view.blocks)).toContain("You get this mail because");
  });
});

describe.each(["de", "fr"] as const)("in %s", (tag) => {
  const own = serviceMailLanguage(tag);
  const reminder: DrawnServiceMail = {
    kind: "ACKNOWLEDGEMENT_REMINDER",
    payload: { url, organisation, title: "Add Observa", lastDay: "2026-12-07" },
  };
  const outsiders = [...links, news, reminder].filter(
    ({ kind }) => kind !== "INVITATION" && kind !== "PASSWORD_RESET",
  );

  test.each(outsiders)(
    "a mail of kind $kind to somebody outside has no sentence in English",
    (mail) => {
      const payload: readonly string[] = mail.kind === "SUBSCRIBER_NEWS" ? mail.payload.lines : [];
      const { subject, blocks, language: written } = serviceMail(mail, facts, own);
      expect(written).toBe(tag);
      const texts = payload.reduce(
        (all, line) => all.replace(line, ""),
        textsOf([subject, blocks]),
      );
      expect(texts).not.toMatch(/\b(the|your|this|until|works|by|address)\b/i);
    },
  );

  test("a reminder names the last day as that language writes it", () => {
    const day = { de: "7. Dezember 2026", fr: "7 décembre 2026" }[tag];
    expect(serviceMail(reminder, facts, own).subject).toContain(day);
  });
});
