import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { senderChecks } from "@/lib/domain/sending/sender-checks";
import {
  policyNames,
  type SenderDomains,
  senderQuestions,
} from "@/lib/domain/sending/sender-questions";
import { dnsServer } from "@/lib/testing/dns-server";
import { askDns } from "./ask-dns";

const signed = { domain: "good.org", selector: "s1" };
const one = (domain: string, more: Partial<SenderDomains> = {}): SenderDomains => ({
  from: domain,
  envelope: domain,
  mailboxes: [domain],
  signature: null,
  ...more,
});

let server: Awaited<ReturnType<typeof dnsServer>>;

beforeAll(async () => {
  server = await dnsServer({
    "good.org": { TXT: ["hello", "v=spf1 include:relay.org -all"], MX: ["mx.good.org"] },
    "_dmarc.good.org": { TXT: ["v=DMARC1; p=reject"] },
    "s1._domainkey.good.org": { TXT: [`v=DKIM1; p=${"A".repeat(400)}`] },
    "gone._domainkey.good.org": { TXT: ["v=DKIM1; p="] },
    "news.good.org": { TXT: ["v=spf1 -all"] },
    "bare.org": { TXT: [], MX: [] },
    "open.org": { TXT: ["v=spf1 +all"], MX: ["."] },
    "_dmarc.open.org": { TXT: ["v=DMARC1; p=none"] },
    "twice.org": { TXT: ["v=spf1 -all", "v=spf1 a -all"], MX: ["mx.good.org"] },
    "_dmarc.twice.org": { TXT: ["v=DMARC1; p=none", "v=DMARC1; p=reject"] },
    "silent.org": "SILENT",
    "_dmarc.silent.org": "SILENT",
    "_domainkey.silent.org": "SILENT",
  });
});
afterAll(() => server.close());

async function checked(domains: SenderDomains) {
  const answers = await askDns(senderQuestions(domains), server.resolver);
  return Object.fromEntries(senderChecks(domains, answers).map((check) => [check.what, check]));
}

describe("what the DNS tells of a sender", () => {
  test("is good where servers, key and policy are named and answers find a server", async () => {
    const told = await checked(one("good.org", { signature: signed }));
    expect(Object.values(told).map(({ what, tone }) => `${what} ${tone}`)).toEqual([
      "SPF good",
      "DKIM good",
      "DMARC good",
      "Mail server good",
    ]);
    expect(told.SPF?.says).toContain("v=spf1 include:relay.org -all");
    expect(told["Mail server"]?.says).toContain("mx.good.org");
  });

  test("says what is missing, each with what would put it right", async () => {
    const told = await checked(one("bare.org"));
    expect(told).toMatchObject({
      SPF: { tone: "bad" },
      DKIM: { tone: "bad", says: expect.stringContaining("no key below _domainkey.bare.org") },
      DMARC: { tone: "warn" },
      "Mail server": { tone: "warn" },
    });
    expect(Object.values(told).every(({ advice }) => advice !== null)).toBe(true);
  });

  test("finds what lets everybody send, a policy that only watches, a domain without mail", async () => {
    expect(await checked(one("open.org"))).toMatchObject({
      SPF: { tone: "bad", says: expect.stringContaining("lets everybody send") },
      DMARC: { tone: "warn", says: expect.stringContaining("only watches") },
      "Mail server": { tone: "bad", says: expect.stringContaining("takes no mail") },
    });
  });

  test("counts two records of one kind as none", async () => {
    expect(await checked(one("twice.org"))).toMatchObject({
      SPF: { tone: "bad", says: expect.stringContaining("2 SPF records") },
      DMARC: { tone: "warn", says: expect.stringContaining("Neither twice.org") },
    });
  });

  test("does not claim to know the key before a mail arrived, and finds one that was revoked or is another's", async () => {
    expect((await checked(one("good.org"))).DKIM).toMatchObject({ tone: "unknown" });
    const revoked = one("good.org", { signature: { domain: "good.org", selector: "gone" } });
    expect((await checked(revoked)).DKIM).toMatchObject({ tone: "bad" });
    const absent = one("good.org", { signature: { domain: "good.org", selector: "never" } });
    expect((await checked(absent)).DKIM).toMatchObject({ tone: "bad" });
    expect((await checked(one("bare.org", { signature: signed }))).DKIM).toMatchObject({
      tone: "warn",
      says: expect.stringContaining("signed for good.org"),
    });
  });

  test("takes a policy from the domain above, and says where returned mail breaks it", async () => {
    const below = one("news.good.org");
    expect((await checked(below)).DMARC).toMatchObject({
      tone: "good",
      says: expect.stringContaining("_dmarc.good.org"),
    });
    expect((await checked({ ...below, envelope: "bare.org" })).DMARC).toMatchObject({
      tone: "warn",
      says: expect.stringContaining("SPF does not count"),
    });
  });

  test("says what could not be asked, and asks nothing of names of this machine", async () => {
    const silent = await checked(one("silent.org"));
    expect(silent.SPF).toMatchObject({
      tone: "unknown",
      says: "silent.org could not be asked: no name server answered.",
    });
    expect(silent.DMARC?.tone).toBe("unknown");
    const here = one("mail.example", { envelope: "localhost" });
    expect(senderQuestions(here)).toEqual([]);
    expect(senderChecks(here, null).map(({ tone }) => tone)).toEqual(Array(4).fill("unknown"));
  });

  test("says that nobody has asked yet", () => {
    expect(senderChecks(one("good.org"), null)[0]?.says).toContain("nobody has asked");
  });
});

test("a policy is looked for from the domain upwards, without the top level", () => {
  expect(policyNames("a.b.good.org")).toEqual([
    "_dmarc.a.b.good.org",
    "_dmarc.b.good.org",
    "_dmarc.good.org",
  ]);
  expect(policyNames("good.org")).toEqual(["_dmarc.good.org"]);
});
