import { type Actor, mayDo } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import { nextDigestOn } from "@/lib/domain/digest/digest-month";
import type { DigestView } from "@/lib/domain/digest/digest-view";
import { digestMail } from "@/lib/domain/documents/digest-mail";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import type { MailView } from "@/lib/domain/documents/mail-view";
import { sharedFacts } from "@/lib/domain/documents/told-mail";
import { type Language, languageOf } from "@/lib/domain/language/catalogue";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { find, list, type Register } from "@/lib/domain/register";
import { env } from "@/lib/env";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { mailSender } from "../mail/mail-sender";
import { presentRegister } from "../register";
import { type Drawn, nextDigest } from "./digest-contents";
import { digestDay } from "./digest-window";
import { wantsDigest } from "./digests";

const mostPast = 12;

/** The digest to come and those that went, with the mail as one customer's contact would read it; null when the actor may not see it. */
export async function digestPage(
  actor: Actor,
  chosen: string | null,
): Promise<{ view: DigestView; mail: MailView | null } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const [known, { drawn, since, contents }] = await Promise.all([
    digestDay(register),
    nextDigest(actor.at),
  ]);
  const contacts = await database().customerContact.findMany({
    where: { ...wantsDigest, customerRef: { in: [...contents.keys()] } },
    orderBy: { email: "asc" },
  });
  const [organisation] = list(register, "Organisation");
  const refs = [...contents.keys()];
  const customers = refs.map((ref) => ({
    ref,
    name: find(register, "Customer", ref)?.name ?? ref,
    changes: contents.get(ref)?.length ?? 0,
    contacts: contacts.filter(({ customerRef }) => customerRef === ref).length,
  }));
  const shown = customers.find(({ ref }) => ref === chosen) ?? customers[0] ?? null;
  const reader = contacts.find(({ customerRef }) => customerRef === shown?.ref);
  const language = languageOf(reader?.language ?? null);
  const view: DigestView = {
    nextOn: nextDigestOn(known, todayIn(register, actor.at)),
    since,
    zone: organisationZone(register),
    settingsHref: `/staff/organisations/${encodeURIComponent(organisation?.ref ?? "")}/edit`,
    customers: customers.toSorted((one, other) => one.name.localeCompare(other.name, "en")),
    shown: shown === null ? null : { ...shown, language },
    past: await pastDigests(),
  };
  const isShown = shown !== null && drawn !== null;
  return {
    view,
    mail: isShown
      ? await mailOf(register, drawn.part, shown, contents.get(shown.ref) ?? [], language)
      : null,
  };
}

async function mailOf(
  register: Register,
  part: Drawn["part"],
  { name: customer }: { name: string },
  changeSetIds: readonly string[],
  language: Language,
): Promise<MailView> {
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const about = { register, kind: "NOTICE", changes: new Map() } as const;
  const { sender, privacyMailbox } = sharedFacts(
    about,
    mailSender(register),
    isSimulated,
    mailLanguages[language],
  );
  const facts = { part, appUrl: env().appUrl, sender, privacyMailbox, isSimulated };
  return digestMail(facts, { customer, changeSetIds, language, stopUrl: null, duplicate: null });
}

async function pastDigests(): Promise<DigestView["past"]> {
  const rows = await database().digest.findMany({
    orderBy: { month: "desc" },
    take: mostPast,
    include: {
      changes: { select: { changeSetId: true } },
      announcement: { select: { deliveries: { select: { state: true } } } },
    },
  });
  return rows.map(({ month, at, publication, changes, announcement }) => {
    const states = announcement?.deliveries.map(({ state }) => state) ?? [];
    return {
      month,
      at: instantOfColumn(at),
      publication,
      changes: new Set(changes.map(({ changeSetId }) => changeSetId)).size,
      mails: states.length,
      accepted: states.filter((state) => state === "ACCEPTED").length,
    };
  });
}
