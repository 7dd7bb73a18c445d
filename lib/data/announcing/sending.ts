import { type Actor, mayDo } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import { mailLanguage, sharedFacts } from "@/lib/domain/documents/told-mail";
import { domainOf, isSameAddress, parseMailbox } from "@/lib/domain/mail-address";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { DnsAnswers, DnsQuestion } from "@/lib/domain/sending/dns-answer";
import { type MailboxUse, mailboxState } from "@/lib/domain/sending/mailbox-proof";
import { senderChecks } from "@/lib/domain/sending/sender-checks";
import { type SenderDomains, senderQuestions } from "@/lib/domain/sending/sender-questions";
import type { MailboxView, SendingView } from "@/lib/domain/sending/sending-view";
import { env } from "@/lib/env";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { mailSender } from "../mail/mail-sender";
import { presentRegister } from "../register";
import { write } from "../write";

/** How the outgoing mail stands; null when the actor may not see it. */
export async function sendingView(actor: Actor): Promise<SendingView | null> {
  if (!mayDo(actor, "register:read")) return null;
  const [{ register }, check, installation, proofs] = await Promise.all([
    presentRegister(),
    database().senderCheck.findUnique({ where: { id: 1 } }),
    database().installation.findUnique({ where: { id: 1 }, select: { mailPaused: true } }),
    database().mailboxProof.findMany(),
  ]);
  const zone = organisationZone(register);
  const today = todayIn(register, actor.at);
  // Nothing but `keepSenderAnswers` writes them, so they are what it wrote.
  const answers = (check?.answers ?? null) as unknown as DnsAnswers | null;
  return {
    isPaused: installation?.mailPaused ?? false,
    from: mailSender(register).from.address,
    today,
    zone,
    askedAt: check === null ? null : instantOfColumn(check.at),
    checks: senderChecks(domainsOf(register, proofs), answers),
    mailboxes: ownMailboxes(register).map(({ address, uses }): MailboxView => {
      const trips = proofs
        .filter((proof) => isSameAddress(proof.address, address))
        .map(({ askedAt, provedAt }) => ({
          askedOn: dateIn(instantOfColumn(askedAt), zone),
          provedOn: provedAt === null ? null : dateIn(instantOfColumn(provedAt), zone),
        }));
      return { address, uses, stands: mailboxState(trips, today) };
    }),
    hasBounceAddress: env().bounceAddress !== null,
  };
}

type Proof = Prisma.MailboxProofGetPayload<object>;

/** The mailboxes that answers to our mail go to, each once, with all that it is for. */
export function ownMailboxes(register: Register): { address: string; uses: MailboxUse[] }[] {
  const shared = sharedFacts(
    { register, kind: "NOTICE", changes: new Map() },
    mailSender(register),
    false,
    mailLanguage,
  );
  const returned = parseMailbox(env().bounceAddress ?? env().mailFrom)?.address;
  const found: { address: string; uses: MailboxUse[] }[] = [];
  const add = (address: string | null | undefined, use: MailboxUse) => {
    if (!address) return;
    const known = found.find((one) => isSameAddress(one.address, address));
    if (known === undefined) found.push({ address, uses: [use] });
    else known.uses.push(use);
  };
  add(shared.objectionMailbox, "OBJECTIONS");
  add(shared.privacyMailbox, "QUESTIONS");
  add(returned, "RETURNED");
  return found;
}

function domainsOf(register: Register, proofs: readonly Proof[]): SenderDomains {
  const from = domainOf(mailSender(register).from.address) ?? "localhost";
  const returned = parseMailbox(env().bounceAddress ?? env().mailFrom)?.address ?? "";
  const [signed] = proofs
    .filter(({ signedDomain, signedWith }) => signedDomain !== null && signedWith !== null)
    .toSorted((one, other) => (other.provedAt?.getTime() ?? 0) - (one.provedAt?.getTime() ?? 0));
  return {
    from,
    envelope: domainOf(returned) ?? from,
    mailboxes: ownMailboxes(register).flatMap(({ address }) => domainOf(address) ?? []),
    signature:
      signed?.signedDomain && signed.signedWith
        ? { domain: signed.signedDomain, selector: signed.signedWith }
        : null,
  };
}

/** What the DNS is to be asked about our mail. */
export async function senderQuestionsNow(): Promise<DnsQuestion[]> {
  const { register } = await presentRegister();
  return senderQuestions(domainsOf(register, await database().mailboxProof.findMany()));
}

/** Keeps what the DNS said, in the place of what it said before. */
export async function keepSenderAnswers(
  actor: Actor,
  answers: DnsAnswers,
): Promise<Result<{ questions: number }, "notAllowed">> {
  if (!mayDo(actor, "mail:check")) return refuse("notAllowed");
  const all = Object.values(answers);
  const untold = all.filter(({ state }) => state === "NOT_TOLD").length;
  return write(
    actor,
    { type: "sender.checked", questions: all.length, untold },
    async (tx, entry) => {
      const row = { at: entry.at, answers: answers as unknown as Prisma.InputJsonObject };
      await tx.senderCheck.upsert({ where: { id: 1 }, create: { id: 1, ...row }, update: row });
      return done({ questions: all.length });
    },
  );
}
