import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { environmentOf } from "./env";

describe("the environment", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "recital-env-"));
  const embedded = { DATA_DIR: dataDir };
  afterAll(() => rmSync(dataDir, { recursive: true }));

  test("needs nothing, and makes secrets that stay and that only their owner reads", () => {
    const first = environmentOf(embedded);
    const second = environmentOf(embedded);
    expect(first).toMatchObject({ port: 3000, appUrl: "http://localhost:3000", clock: null });
    expect(second.authSecret).toBe(first.authSecret);
    expect(second.signingKey.equals(first.signingKey)).toBe(true);
    expect(statSync(join(dataDir, "secrets/signing-key")).mode & 0o777).toBe(0o600);
  });

  test("takes an empty value for none", () => {
    expect(environmentOf({ ...embedded, PORT: "", SMTP_URL: "" }).port).toBe(3000);
  });

  test("takes a key in PEM, also on one line", () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    const oneLine = pem.replaceAll("\n", "\\n");
    expect(environmentOf({ ...embedded, SIGNING_KEY: oneLine }).signingKey.equals(privateKey)).toBe(
      true,
    );
  });

  test.each([
    ["PORT", "99999", "must be 1 to 65535"],
    ["PORT", "three", "must be a whole number"],
    ["DATABASE_URL", "mysql://localhost/x", "must be an address that begins with postgresql://"],
    ["SMTP_URL", "localhost:25", "must be an address that begins with smtp://"],
    ["APP_URL", "recital.example", "must be an address that begins with http://"],
    ["AUTH_SECRET", "short", "is weak: it must have at least 32 characters"],
    ["AUTH_SECRET", "ababababababababababababababababab", "is weak: it repeats too few characters"],
    ["AUTH_SECRET", "please-changeme-please-changeme-now", "is weak: it can be guessed"],
    ["SIGNING_KEY", "secret", "must be 32 random bytes in base64"],
    ["SIGNING_KEY", Buffer.alloc(32, 7).toString("base64"), "is weak: it repeats too few bytes"],
    ["MAIL_FROM", "a@b.example, c@d.example", "must be one address"],
    [
      "TRUSTED_PROXIES",
      "10.0.0.0/8, elsewhere",
      'must be addresses or networks, and "elsewhere" is neither',
    ],
    ["METRICS_TOKEN", "token", "must have at least 16 characters"],
    ["LOG_LEVEL", "loud", "must be one of fatal"],
    ["RECITAL_CLOCK", "tomorrow", "must be an instant"],
  ])("refuses %s=%s with its name and the reason", (name, value, reason) => {
    expect(() => environmentOf({ ...embedded, [name]: value })).toThrow(`${name}: ${reason}`);
  });

  test("names everything that is wrong at once", () => {
    expect(() => environmentOf({ PORT: "0", LOG_LEVEL: "loud" })).toThrow(
      /PORT: [\s\S]*LOG_LEVEL: /,
    );
  });

  test("makes no secrets for a database of one's own", () => {
    const own = { DATABASE_URL: "postgresql://localhost/recital" };
    expect(() => environmentOf(own)).toThrow(
      /AUTH_SECRET: is required[\s\S]*SIGNING_KEY: is required/,
    );
  });

  test("wants all of OIDC or nothing", () => {
    const some = { ...embedded, OIDC_ISSUER: "https://id.example" };
    expect(() => environmentOf(some)).toThrow(/OIDC_CLIENT_ID: is required/);
  });

  test("lets mail of a moved clock go to this machine alone", () => {
    const moved = { ...embedded, RECITAL_CLOCK: "+P40D" };
    expect(() => environmentOf({ ...moved, SMTP_URL: "smtp://mail.example" })).toThrow(/loopback/);
    expect(environmentOf({ ...moved, SMTP_URL: "smtp://127.0.0.1:1025" }).clock?.kind).toBe(
      "offset",
    );
  });

  test("asks for stamps of a moved clock on this machine alone", () => {
    const moved = { ...embedded, RECITAL_CLOCK: "+P40D", TSA_URL: "https://tsa.example" };
    expect(() => environmentOf(moved)).toThrow(/TSA_URL: must be a server on loopback/);
    expect(environmentOf({ ...moved, TSA_URL: "http://127.0.0.1:318" }).tsa).toEqual({
      url: "http://127.0.0.1:318",
      anchors: null,
    });
  });

  test("reads the certificates that stamps must lead to at once", () => {
    const asked = { ...embedded, TSA_URL: "https://tsa.example" };
    const root = join(import.meta.dirname, "testing/time-stamps/root.pem");
    expect(environmentOf({ ...asked, TSA_CA: root }).tsa?.anchors).toContain("BEGIN CERTIFICATE");
    expect(() => environmentOf({ ...embedded, TSA_CA: root })).toThrow(/TSA_CA: goes with TSA_URL/);
    for (const path of [import.meta.filename, dataDir, join(dataDir, "none")])
      expect(() => environmentOf({ ...asked, TSA_CA: path })).toThrow(/TSA_CA: must/);
  });

  test.each([
    ["http://127.0.0.1:3000", "recital@localhost"],
    ["http://[::1]:3000", "recital@localhost"],
    ["https://privacy.example", "recital@privacy.example"],
  ])("sends mail of %s from %s when nobody says from whom", (APP_URL, sender) => {
    expect(environmentOf({ ...embedded, APP_URL }).mailFrom).toBe(sender);
  });

  test.each([
    ["http://10.0.0.5:3000", undefined],
    ["http://recital:3000", undefined],
    ["http://10.0.0.5:3000", "recital@10.0.0.5"],
    ["https://privacy.example", "privacy@intranet"],
  ])("wants a sender that mail can come from: at %s, %s is none", (APP_URL, MAIL_FROM) => {
    expect(() => environmentOf({ ...embedded, APP_URL, MAIL_FROM })).toThrow(/MAIL_FROM: /);
    const named = { ...embedded, APP_URL, MAIL_FROM: "Privacy team <privacy@recital.example>" };
    expect(environmentOf(named).mailFrom).toBe("Privacy team <privacy@recital.example>");
  });

  test("takes 32 random bytes for a key", () => {
    const key = randomBytes(32).toString("base64");
    expect(environmentOf({ ...embedded, SIGNING_KEY: key }).signingKey.asymmetricKeyType).toBe(
      "ed25519",
    );
  });
});
