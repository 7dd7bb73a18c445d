import { answerKey, type DnsAnswer, type DnsAnswers, isOwnName } from "./dns-answer";
import { keyName, policyNames, type SenderDomains } from "./sender-questions";

/** How one thing stands: in order, to be looked at, wrong, or not known. Nothing of it holds an announcement back. */
export type CheckTone = "good" | "warn" | "bad" | "unknown";

/** One thing that was looked at before an announcement, and what came of it, in words. */
export type Check = {
  readonly what: string;
  readonly tone: CheckTone;
  readonly says: string;
  /** What would put it right; null where there is nothing to do. */
  readonly advice: string | null;
};

const ownSender = "Set MAIL_FROM to an address of your own domain before customers are told.";
const ownMailbox = "Name a mailbox of your own domain before customers are told.";

const own = (what: string, name: string, advice: string): Check => ({
  what,
  tone: "unknown",
  says: `“${name}” is a name of this machine or reserved for trials: no DNS outside knows of it, so nothing was asked.`,
  advice,
});

/**
 * What the DNS tells about mail from us: whether others may believe that it is ours (SPF, DKIM, DMARC), and whether answers
 * find a server. What only a mail that arrived can show is said to be not known.
 *
 * @param answers null: nobody has asked yet
 */
export function senderChecks(domains: SenderDomains, answers: DnsAnswers | null): Check[] {
  const told = (type: "TXT" | "MX", name: string): DnsAnswer =>
    answers?.[answerKey({ type, name })] ?? {
      state: "NOT_TOLD",
      because: "nobody has asked the DNS for it yet",
    };
  const { from, envelope, mailboxes } = domains;
  return [
    isOwnName(envelope)
      ? own("SPF", envelope, ownSender)
      : spfCheck(envelope, told("TXT", envelope)),
    isOwnName(from)
      ? own("DKIM", from, ownSender)
      : dkimCheck(domains, told("TXT", keyName(domains))),
    isOwnName(from)
      ? own("DMARC", from, ownSender)
      : dmarcCheck(domains, (name) => told("TXT", name)),
    ...[...new Set(mailboxes)].map((name) =>
      isOwnName(name) ? own("Mail server", name, ownMailbox) : serverCheck(name, told("MX", name)),
    ),
  ];
}

function notTold(what: string, name: string, because: string): Check {
  return {
    what,
    tone: "unknown",
    says: `${name} could not be asked: ${because}.`,
    advice: "Ask the DNS again.",
  };
}

function spfCheck(domain: string, answer: DnsAnswer): Check {
  const what = "SPF";
  if (answer.state === "NOT_TOLD") return notTold(what, domain, answer.because);
  const records = textsOf(answer).filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [record] = records;
  const advice = `Publish one TXT record at ${domain} that names your relay, such as “v=spf1 include:… -all”.`;
  if (record === undefined)
    return { what, tone: "bad", says: `${domain} names no servers that may send for it.`, advice };
  if (records.length > 1)
    return {
      what,
      tone: "bad",
      says: `${domain} has ${records.length} SPF records, and receivers then use none (RFC 7208, 4.5).`,
      advice: "Leave one of them.",
    };
  if (/(^|\s)\+?all(\s|$)/i.test(record))
    return { what, tone: "bad", says: `“${record}” lets everybody send for ${domain}.`, advice };
  return {
    what,
    tone: "good",
    says: `${domain} says “${record}”. Whether your relay is among them, only a mail that arrived shows.`,
    advice: null,
  };
}

function dkimCheck({ from, signature }: SenderDomains, answer: DnsAnswer): Check {
  const what = "DKIM";
  const name = keyName({ from, signature });
  if (answer.state === "NOT_TOLD") return notTold(what, name, answer.because);
  if (signature === null)
    return answer.state === "NO_SUCH_NAME"
      ? {
          what,
          tone: "bad",
          says: `There is no key below ${name}: no mail can be signed for ${from}.`,
          advice: "Let your relay sign, and publish the key that it names.",
        }
      : {
          what,
          tone: "unknown",
          says: `Something stands below ${name}; which key your relay signs with, only a mail that arrived shows.`,
          advice: "Prove a mailbox with the mail itself, saved as it arrived: it names the key.",
        };
  const record = textsOf(answer).find((text) => /(^|;)\s*p=/i.test(text));
  if (record === undefined || /(^|;)\s*p=\s*(;|$)/i.test(record))
    return {
      what,
      tone: "bad",
      says:
        record === undefined
          ? `Our mail is signed with a key that ${name} does not have.`
          : `The key at ${name} was revoked.`,
      advice: "Publish the key that your relay signs with.",
    };
  return isRelated(signature.domain, from)
    ? { what, tone: "good", says: `Our mail is signed, and ${name} has the key.`, advice: null }
    : {
        what,
        tone: "warn",
        says: `Our mail is signed for ${signature.domain}, which is not the domain that readers see (${from}).`,
        advice: `Let your relay sign for ${from}.`,
      };
}

function dmarcCheck({ from, envelope }: SenderDomains, told: (name: string) => DnsAnswer): Check {
  const what = "DMARC";
  for (const name of policyNames(from)) {
    const answer = told(name);
    if (answer.state === "NOT_TOLD") return notTold(what, name, answer.because);
    const records = textsOf(answer).filter((text) => /^v=DMARC1(\s*;|\s*$)/i.test(text));
    const [record] = records;
    if (record === undefined || records.length > 1) continue;
    return policyCheck(what, name, record, { from, envelope });
  }
  return {
    what,
    tone: "warn",
    says: `Neither ${from} nor a domain above it says what becomes of mail that is not theirs.`,
    advice: `Publish a TXT record at _dmarc.${from}, such as “v=DMARC1; p=quarantine; rua=mailto:…”.`,
  };
}

function policyCheck(
  what: string,
  name: string,
  record: string,
  { from, envelope }: Pick<SenderDomains, "from" | "envelope">,
): Check {
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(record)?.[1]?.toLowerCase();
  const says = `${name} says “${record}”.`;
  if (policy === undefined)
    return {
      what,
      tone: "bad",
      says: `${says} It names no policy.`,
      advice: "Name one: p=quarantine.",
    };
  if (!isRelated(envelope, from))
    return {
      what,
      tone: "warn",
      says: `${says} Returned mail goes to ${envelope}, another domain: SPF does not count for ${from}, so DKIM has to.`,
      advice: `Set BOUNCE_ADDRESS to an address of ${from}, or make sure that your relay signs for it.`,
    };
  return policy === "none"
    ? {
        what,
        tone: "warn",
        says: `${says} It only watches: receivers let mail through that is not yours.`,
        advice: "Change it to p=quarantine once the reports are clean.",
      }
    : { what, tone: "good", says, advice: null };
}

function serverCheck(domain: string, answer: DnsAnswer): Check {
  const what = "Mail server";
  if (answer.state === "NOT_TOLD") return notTold(what, domain, answer.because);
  const advice =
    "Answers and objections would come back to whoever wrote them: name another mailbox.";
  if (answer.state === "NO_SUCH_NAME")
    return { what, tone: "bad", says: `There is no domain ${domain}.`, advice };
  const servers = textsOf(answer).filter((server) => server !== "" && server !== ".");
  if (answer.state === "FOUND" && servers.length === 0)
    return { what, tone: "bad", says: `${domain} says that it takes no mail (RFC 7505).`, advice };
  return servers.length === 0
    ? {
        what,
        tone: "warn",
        says: `${domain} names no mail server: mail goes to the host of that name, if it takes any.`,
        advice: "Prove the mailbox by a round trip.",
      }
    : { what, tone: "good", says: `${domain} takes mail at ${servers.join(", ")}.`, advice: null };
}

function textsOf(answer: DnsAnswer): readonly string[] {
  return answer.state === "FOUND" ? answer.records : [];
}

/** One domain is the other, or stands below it. */
function isRelated(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
