import { createPrivateKey, type KeyObject, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type ClockSetting, clockSettingOf } from "@/lib/clock-setting";
import { certificatesInPem } from "@/lib/domain/certificates-in-pem";
import { parseMailbox } from "@/lib/domain/mail-address";
import { keptSecret } from "@/lib/local/secrets";

/** The configuration of product.md: every name once, parsed, with its default. */
export type Environment = {
  /** null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  /** null: the local inbox. */
  smtpUrl: string | null;
  appUrl: string;
  /** Whether the public address is this machine itself: an installation to try things out. */
  isLocal: boolean;
  port: number;
  authSecret: string;
  /** Ed25519 private key that signs publications. */
  signingKey: KeyObject;
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** `Name <address>`, or an address alone: the organisation's name goes before it. */
  mailFrom: string;
  bounceAddress: string | null;
  /** How long an announcement that was ordered on a page can be called back, in milliseconds. */
  sendDelayMs: number;
  /** Who stamps packs of evidence, and the certificates (PEM) that its own must lead to; null: nobody. */
  tsa: { url: string; anchors: string | null } | null;
  dataDir: string;
  /** The folder (absolute path) that holds the published files. */
  publicationTarget: string;
  trustedProxies: string[];
  metricsToken: string | null;
  /** A browser for the journeys; null: look for one. */
  chromiumPath: string | null;
  logLevel: (typeof logLevels)[number];
  clock: ClockSetting | null;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const guessable = /change.?me|password|example|default|insecure|(.)\1{7}|0123456789|abcdefgh/i;
const ed25519Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

const variables = z.object({
  DATABASE_URL: addressOf("postgresql:", "postgres:").optional(),
  SMTP_URL: addressOf("smtp:", "smtps:").optional(),
  APP_URL: addressOf("http:", "https:").optional(),
  PORT: z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(1, "must be 1 to 65535")
    .max(65535, "must be 1 to 65535")
    .default(3000),
  AUTH_SECRET: z.string().check(refuseWhen(weaknessOfSecret)).optional(),
  SIGNING_KEY: z.string().check(refuseWhen(weaknessOfKey)).optional(),
  OIDC_ISSUER: addressOf("https:", "http:").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  MAIL_FROM: mailbox().optional(),
  BOUNCE_ADDRESS: mailbox().optional(),
  SEND_DELAY: z.string().check(refuseWhen(weaknessOfDelay)).default("PT5M"),
  TSA_URL: addressOf("https:", "http:").optional(),
  TSA_CA: z.string().check(refuseWhen(weaknessOfAnchors)).optional(),
  DATA_DIR: z.string().default(".data"),
  PUBLICATION_TARGET: z
    .string()
    .refine(
      (target) => !/^[a-z0-9]+:\/\//i.test(target),
      "must be a folder: storage by address is not built yet",
    )
    .optional(),
  TRUSTED_PROXIES: z.string().check(refuseWhen(weaknessOfProxies)).default(""),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
  RECITAL_CLOCK: z.string().check(refuseWhen(weaknessOfClock)).optional(),
  CHROMIUM_PATH: z.string().optional(),
});
type Variables = z.infer<typeof variables>;

let parsed: Environment | undefined;

/** The configuration of this process; the first call parses it and refuses what is wrong. */
export function env(): Environment {
  parsed ??= environmentOf(process.env);
  return parsed;
}

/**
 * Parses a set of variables.
 *
 * @throws an operator error that names each wrong variable and says why
 */
export function environmentOf(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(given);
  const problems = result.success
    ? contradictionsIn(result.data)
    : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (!result.success || problems.length > 0) {
    throw operatorError(["The configuration is refused.", ...problems].join("\n  "));
  }
  return assembled(result.data);
}

/**
 * An error that the person who runs Recital can put right: shown as its message alone, without a
 * stack.
 */
export function operatorError(message: string): Error {
  return new Error(message, { cause: "operator" });
}

/** next-auth learns its own address from the environment and from nowhere else. */
export function tellNextAuth(): void {
  process.env.NEXTAUTH_URL = env().appUrl;
}

/** The environment for a process of Recital: what was found out here, it need not find again. */
export function childEnvironment(found: Record<string, string>): NodeJS.ProcessEnv {
  const { authSecret, signingKey } = env();
  return toolEnvironment({
    AUTH_SECRET: authSecret,
    SIGNING_KEY: signingKey.export({ format: "pem", type: "pkcs8" }).toString(),
    ...found,
  });
}

/** The environment for a program that is not Recital's own: it gets no secrets beyond the shell's. */
export function toolEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

function assembled(given: Variables): Environment {
  const dataDir = resolve(given.DATA_DIR);
  const appUrl = (given.APP_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, "");
  const target = given.PUBLICATION_TARGET ?? `${dataDir}/public`;
  return {
    databaseUrl: given.DATABASE_URL ?? null,
    smtpUrl: given.SMTP_URL ?? null,
    appUrl,
    isLocal: isLoopback(appUrl),
    port: given.PORT,
    authSecret: given.AUTH_SECRET ?? keptSecret(dataDir, "auth-secret", newSecret),
    signingKey: keyOf(given.SIGNING_KEY ?? keptSecret(dataDir, "signing-key", newSecret)),
    oidc: oidcOf(given),
    mailFrom: given.MAIL_FROM ?? usualSender(appUrl),
    bounceAddress: given.BOUNCE_ADDRESS ?? null,
    sendDelayMs: delayOf(given.SEND_DELAY) ?? 0,
    tsa: tsaOf(given),
    dataDir,
    publicationTarget: resolve(target),
    trustedProxies: proxiesOf(given.TRUSTED_PROXIES),
    metricsToken: given.METRICS_TOKEN ?? null,
    chromiumPath: given.CHROMIUM_PATH ?? null,
    logLevel: given.LOG_LEVEL,
    clock: given.RECITAL_CLOCK === undefined ? null : clockSettingOf(given.RECITAL_CLOCK),
  };
}

function contradictionsIn(given: Variables): string[] {
  const problems: string[] = [];
  for (const name of ["AUTH_SECRET", "SIGNING_KEY"] as const) {
    if (given.DATABASE_URL !== undefined && given[name] === undefined) {
      const make = "node -p 'crypto.randomBytes(32).toString(\"base64\")'";
      problems.push(`${name}: is required with DATABASE_URL; make one with: ${make}`);
    }
  }
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const missing = oidc.filter((name) => given[name] === undefined);
  if (missing.length === 1 || missing.length === 2) {
    problems.push(...missing.map((name) => `${name}: is required with the other OIDC variables`));
  }
  for (const name of ["SMTP_URL", "TSA_URL"] as const) {
    if (given.RECITAL_CLOCK && given[name] && !isLoopback(given[name]))
      problems.push(`${name}: must be a server on loopback while RECITAL_CLOCK moves the clock`);
  }
  if (!given.MAIL_FROM && given.APP_URL && parseMailbox(usualSender(given.APP_URL)) === null) {
    problems.push(
      'MAIL_FROM: is required where the host of APP_URL is none that mail can come from, such as "Privacy team <privacy@your.domain>"',
    );
  }
  if (given.TSA_CA && !given.TSA_URL) problems.push("TSA_CA: goes with TSA_URL");
  return problems;
}

function tsaOf({ TSA_URL: url, TSA_CA: path }: Variables): Environment["tsa"] {
  if (url === undefined) return null;
  return { url, anchors: path === undefined ? null : readFileSync(path, "utf8") };
}

function oidcOf(given: Variables): Environment["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

/** A number is no domain of mail addresses, but this machine has a name as well. */
function usualSender(appUrl: string): string {
  return `recital@${isLoopback(appUrl) ? "localhost" : new URL(appUrl).hostname}`;
}

function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}

function newSecret(): string {
  return randomBytes(32).toString("base64");
}

function keyOf(text: string): KeyObject {
  if (text.includes("PRIVATE KEY")) return createPrivateKey(text.replaceAll("\\n", "\n"));
  const der = Buffer.concat([ed25519Prefix, Buffer.from(text, "base64")]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function proxiesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== "");
}

function refuseWhen(weakness: (value: string) => string | null): z.core.CheckFn<string> {
  return ({ value, issues }) => {
    const message = weakness(value);
    if (message !== null) issues.push({ code: "custom", message, input: value });
  };
}

function weaknessOfSecret(value: string): string | null {
  if (value.length < 32) return "is weak: it must have at least 32 characters";
  if (new Set(value).size < 10) return "is weak: it repeats too few characters";
  return guessable.test(value) ? "is weak: it can be guessed" : null;
}

function weaknessOfKey(value: string): string | null {
  try {
    const key = keyOf(value);
    if (key.asymmetricKeyType !== "ed25519") return "must be an Ed25519 key";
    const seed = key.export({ format: "der", type: "pkcs8" }).subarray(ed25519Prefix.length);
    return new Set(seed).size < 12 ? "is weak: it repeats too few bytes" : null;
  } catch {
    return "must be 32 random bytes in base64, or an Ed25519 private key in PEM (PKCS #8)";
  }
}

function weaknessOfAnchors(path: string): string | null {
  try {
    const found = certificatesInPem(readFileSync(path, "utf8"));
    return found.length > 0 ? null : "must hold certificates in PEM";
  } catch {
    return "must be a file that can be read";
  }
}

function weaknessOfProxies(value: string): string | null {
  const wrong = proxiesOf(value).find((part) => {
    const [address = "", prefix = "0", ...rest] = part.split("/");
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return rest.length > 0 || !/^\d+$/.test(prefix) || Number(prefix) > bits;
  });
  return wrong === undefined ? null : `must be addresses or networks, and "${wrong}" is neither`;
}

function weaknessOfDelay(value: string): string | null {
  const delay = delayOf(value);
  return delay === null || delay < 0 || delay > 24 * 60 * 60 * 1000
    ? 'must be a duration of at most a day, such as "PT5M", or "PT0S" for none'
    : null;
}

/** @returns milliseconds; null where it is no duration of days and less */
function delayOf(value: string): number | null {
  try {
    return Temporal.Duration.from(value).total("milliseconds");
  } catch {
    return null;
  }
}

function weaknessOfClock(value: string): string | null {
  try {
    clockSettingOf(value);
    return null;
  } catch {
    return 'must be an instant such as "2026-03-01T09:00:00Z" or an offset such as "+P40D"';
  }
}

function addressOf(...protocols: string[]): z.ZodString {
  const isSuch = (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
  const beginnings = protocols.map((protocol) => `${protocol}//`).join(" or ");
  return z.string().refine(isSuch, `must be an address that begins with ${beginnings}`);
}

function mailbox(): z.ZodString {
  const words = 'must be one address: "name@host" or "Name <name@host>"';
  return z.string().refine((text) => parseMailbox(text) !== null, words);
}
