import { Temporal } from "temporal-polyfill";
import { isShifted, realClock } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import { mailSender } from "@/lib/data/mail/mail-sender";
import {
  type ClaimedServiceMail,
  claimServiceMail,
  forgetExpiredServiceMails,
  forgetServiceMail,
  postponeServiceMail,
} from "@/lib/data/mail/service-mails";
import { presentRegister } from "@/lib/data/register";
import {
  type ServiceMailFacts,
  serviceMail,
  serviceMailLanguage,
} from "@/lib/domain/documents/service-mail";
import { type MailSender, mailLanguage, sharedFacts } from "@/lib/domain/documents/told-mail";
import { languageOf } from "@/lib/domain/language/catalogue";
import { enServiceMail } from "@/lib/domain/language/en-service-mail";
import { isSingleAddress, parseMailbox } from "@/lib/domain/mail-address";
import { drawMail } from "@/lib/draw/mail/draw-mail";
import type { DrawnMail } from "@/lib/draw/mail/mail-template";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { refuseSimulatedMail } from "./loopback-only";
import { composeMessage, messageIdFor } from "./smtp-message";
import { openTransport, type SmtpLine, type SmtpTimeouts } from "./smtp-transport";

export type ServiceMailOptions = {
  smtpUrl: string;
  /** Aborted: nothing more is claimed, and what is in flight ends. */
  signal?: AbortSignal;
  timeouts?: Partial<SmtpTimeouts>;
};

/** How many mails were taken by the relay, left for later, and given up. */
export type ServiceMailsSent = { sent: number; postponed: number; dropped: number };

/** Somebody waits for most of these mails: a relay that is slow is given up sooner, and asked again. */
const patience: SmtpTimeouts = {
  connect: 10_000,
  greeting: 15_000,
  command: 15_000,
  data: 30_000,
  afterDot: 60_000,
};

const firstPauseSeconds = 5;
const longestPauseSeconds = 900;

/**
 * Sends the service mails that are due, over one connection. They go out also while notices are paused: the pause
 * holds back what starts periods, and must not lock out the people who could end it.
 *
 * A mail whose end is not known is sent again: two links are a nuisance, none is a locked door.
 *
 * @throws an operator error when mail made under a shifted clock would leave this machine
 */
export async function sendServiceMails(options: ServiceMailOptions): Promise<ServiceMailsSent> {
  const count: ServiceMailsSent = { sent: 0, postponed: 0, dropped: 0 };
  count.dropped += await forgetExpiredServiceMails();
  let mail = await claimServiceMail();
  if (mail === null) return count;
  const sender = await senderOf(options.smtpUrl);
  const transport = openTransport({
    url: options.smtpUrl,
    timeouts: { ...patience, ...options.timeouts },
  });
  try {
    const line = await transport.connection();
    while (mail !== null) {
      const isReachable = await sendOne(mail, line, sender, count);
      // A relay that is away is away for the next mail too: they all wait for the next round.
      if (!isReachable || options.signal?.aborted === true) break;
      mail = await claimServiceMail();
    }
  } finally {
    await transport.close();
  }
  return count;
}

type Sender = MailSender & Omit<ServiceMailFacts, "expiresAt">;

async function senderOf(smtpUrl: string): Promise<Sender> {
  await refuseSimulatedMail(smtpUrl);
  const { register } = await presentRegister();
  const from = mailSender(register);
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const facts = { register, kind: "NOTICE", changes: new Map() } as const;
  const { sender, privacyMailbox } = sharedFacts(facts, from, isSimulated, mailLanguage);
  return { ...from, sender, privacyMailbox, isSimulated };
}

/** @returns whether the relay answered at all */
async function sendOne(
  mail: ClaimedServiceMail,
  line: SmtpLine,
  sender: Sender,
  count: ServiceMailsSent,
): Promise<boolean> {
  const { id, kind, attempt } = mail;
  try {
    const raw = await composed(mail, sender);
    const envelopeFrom = parseMailbox(env().bounceAddress ?? env().mailFrom)?.address ?? "";
    const { outcome, stage, smtpCode } = await line.send({ envelopeFrom, to: mail.address, raw });
    if (outcome === "ACCEPTED") {
      await forgetServiceMail(id);
      count.sent += 1;
      return true;
    }
    log().warn(
      { serviceMailId: id, kind, attempt, outcome, stage, smtpCode },
      "a service mail was not taken",
    );
    if (outcome === "BOUNCED") {
      await forgetServiceMail(id);
      count.dropped += 1;
      return true;
    }
    await postpone(mail, count);
    return stage !== "CONNECT" && stage !== "GREETING";
  } catch (error) {
    // One mail that cannot be made must not keep the others.
    log().error(
      { serviceMailId: id, kind, attempt, err: error },
      "a service mail could not be made",
    );
    await postpone(mail, count);
    return true;
  }
}

async function postpone(
  { id, attempt }: ClaimedServiceMail,
  count: ServiceMailsSent,
): Promise<void> {
  const seconds = Math.min(firstPauseSeconds * 2 ** (attempt - 1), longestPauseSeconds);
  await postponeServiceMail(id, realClock().add({ seconds }));
  count.postponed += 1;
}

async function composed(mail: ClaimedServiceMail, sender: Sender): Promise<Buffer> {
  const { subject, html, text } = drawn(mail, sender);
  const { privacyMailbox } = sender;
  return composeMessage({
    from: sender.from,
    replyTo:
      privacyMailbox !== null && isSingleAddress(privacyMailbox)
        ? { name: null, address: privacyMailbox }
        : null,
    to: { name: null, address: mail.address },
    subject,
    html,
    text,
    messageId: messageIdFor(mail.id, new URL(sender.appUrl).hostname),
    headers: headersOf(mail),
    date: Temporal.Instant.from(mail.createdAt),
  });
}

function drawn(mail: ClaimedServiceMail, sender: Sender): DrawnMail {
  if (mail.kind !== "TEST_NOTICE")
    return drawMail(
      serviceMail(
        mail,
        { ...sender, expiresAt: mail.expiresAt },
        serviceMailLanguage(languageOf(mail.language)),
      ),
    );
  const { subject, html, text } = mail.payload;
  // What looks like a notice and is none must say so before it is opened.
  const mark = enServiceMail.testMark;
  return { subject: subject.startsWith(mark) ? subject : `${mark} ${subject}`, html, text };
}

/** News can be stopped with one click in the mail program (RFC 8058); nothing else here can be subscribed to. */
function headersOf(mail: ClaimedServiceMail): Record<string, string> {
  const always = {
    "Auto-Submitted": "auto-generated",
    "Content-Language": languageOf(mail.language),
  };
  if (mail.kind !== "SUBSCRIBER_NEWS") return always;
  return {
    ...always,
    Precedence: "bulk",
    "List-Unsubscribe": `<${oneClickUrl(mail.payload.unsubscribeUrl)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/** The page with the button answers whoever reads; this answers the mail program, which only posts. */
function oneClickUrl(unsubscribeUrl: string): string {
  const url = new URL(unsubscribeUrl);
  url.pathname += "/one-click";
  return url.href;
}
