import { randomBytes, randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { addDays, dateIn } from "@/lib/domain/calendar";
import { mailLanguage, sharedFacts } from "@/lib/domain/documents/told-mail";
import { isSameAddress } from "@/lib/domain/mail-address";
import { organisationZone } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  codeDays,
  codeHash,
  codeIn,
  codeOf,
  signatureIn,
} from "@/lib/domain/sending/mailbox-proof";
import { mailboxUses } from "@/lib/domain/sending/sending-view";
import { env } from "@/lib/env";
import { instantOfColumn } from "../days";
import { mailSender } from "../mail/mail-sender";
import { orderServiceMail } from "../mail/service-mails";
import { presentRegister } from "../register";
import { write } from "../write";
import { ownMailboxes } from "./sending";

/** Orders a mail with a code to one of our own mailboxes. Only whoever reads it can bring the code back. */
export async function askMailbox(
  actor: Actor,
  address: string,
): Promise<Result<{ address: string }, "notAllowed" | "noSuchMailbox">> {
  if (!mayDo(actor, "mail:check")) return refuse("notAllowed");
  const id = randomUUID();
  return write<{ address: string }, "noSuchMailbox">(
    actor,
    { type: "mailbox.asked", proofId: id },
    async (tx, entry) => {
      const { register } = await presentRegister(tx);
      const mailbox = ownMailboxes(register).find((one) => isSameAddress(one.address, address));
      if (mailbox === undefined) return refuse("noSuchMailbox");
      const code = codeOf(randomBytes(15));
      await tx.mailboxProof.create({
        data: { id, address: mailbox.address, codeHash: codeHash(code), askedAt: entry.at },
      });
      const { organisation } = sharedFacts(
        { register, kind: "NOTICE", changes: new Map() },
        mailSender(register),
        false,
        mailLanguage,
      );
      await orderServiceMail(tx, {
        kind: "MAILBOX_PROOF",
        payload: {
          organisation,
          url: `${env().appUrl}/staff/mail`,
          code,
          mailbox: mailbox.address,
          uses: mailbox.uses.map((use) => mailboxUses[use]),
        },
        address: mailbox.address,
        language: null,
        expiresAt: realClock().add({ hours: 24 * codeDays }),
        onceKey: `mailbox ${mailbox.address.toLowerCase()}`,
      });
      return done({ address: mailbox.address });
    },
  );
}

type ProofRefusal = "noCode" | "unknownCode" | "codeEnded";

/**
 * Takes a code back that went to a mailbox of ours: the mailbox is read by somebody.
 *
 * @param text the code as it was typed, an answer in which it stands, or the mail itself as it arrived; the last also
 *   tells by which key our mail is signed
 */
export async function proveMailbox(
  actor: Actor,
  text: string,
): Promise<Result<{ address: string }, "notAllowed" | ProofRefusal>> {
  if (!mayDo(actor, "mail:check")) return refuse("notAllowed");
  const code = codeIn(text);
  if (code === null) return refuse("noCode");
  return write<{ address: string; id: string }, ProofRefusal>(
    actor,
    ({ id }) => ({ type: "mailbox.proved", proofId: id }),
    async (tx, entry) => {
      const proof = await tx.mailboxProof.findUnique({ where: { codeHash: codeHash(code) } });
      if (proof === null) return refuse("unknownCode");
      const { register } = await presentRegister(tx);
      const zone = organisationZone(register);
      const asked = dateIn(instantOfColumn(proof.askedAt), zone);
      const isOver = dateIn(entry.at, zone) > addDays(asked, codeDays);
      if (isOver && proof.provedAt === null) return refuse("codeEnded");
      const signature = signatureIn(text);
      await tx.mailboxProof.update({
        where: { id: proof.id },
        data: {
          // A code brought back twice proves nothing new about today.
          provedAt: proof.provedAt ?? entry.at,
          ...(signature === null
            ? {}
            : { signedDomain: signature.domain, signedWith: signature.selector }),
        },
      });
      return done({ address: proof.address, id: proof.id });
    },
  );
}
