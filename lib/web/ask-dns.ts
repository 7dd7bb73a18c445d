import { Resolver } from "node:dns/promises";
import {
  answerKey,
  type DnsAnswer,
  type DnsAnswers,
  type DnsQuestion,
} from "@/lib/domain/sending/dns-answer";

/** Who is asked: the resolver of this machine, or another. */
export type DnsResolver = Pick<Resolver, "resolveTxt" | "resolveMx">;

/** The resolver of this machine. It gives up soon: somebody waits for the page. */
export function ownResolver(): DnsResolver {
  return new Resolver({ timeout: 2_000, tries: 2 });
}

/** Asks all of it at once; what nobody answers is said to be not told, with the reason. */
export async function askDns(
  questions: readonly DnsQuestion[],
  resolver: DnsResolver,
): Promise<DnsAnswers> {
  const answers = await Promise.all(
    questions.map(
      async (question) => [answerKey(question), await ask(question, resolver)] as const,
    ),
  );
  return Object.fromEntries(answers);
}

async function ask({ type, name }: DnsQuestion, resolver: DnsResolver): Promise<DnsAnswer> {
  try {
    const records =
      type === "TXT"
        ? (await resolver.resolveTxt(name)).map((parts) => printable(parts.join("")))
        : (await resolver.resolveMx(name)).map(({ exchange }) => printable(exchange));
    return records.length === 0 ? { state: "EMPTY" } : { state: "FOUND", records };
  } catch (error) {
    return answerOf(error);
  }
}

const longestRecord = 1_000;

/** Anybody may write anything into their zone; it is shown on a page and in a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, longestRecord);
}

function answerOf(error: unknown): DnsAnswer {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENODATA":
      return { state: "EMPTY" };
    case "ENOTFOUND":
      return { state: "NO_SUCH_NAME" };
    case "ETIMEOUT":
    case "ECONNREFUSED":
      return { state: "NOT_TOLD", because: "no name server answered" };
    case "ESERVFAIL":
      return { state: "NOT_TOLD", because: "the name server failed" };
    case "EREFUSED":
      return { state: "NOT_TOLD", because: "the name server refused to answer" };
    case "EBADNAME":
      return { state: "NOT_TOLD", because: "it is no name of a domain" };
    default:
      return { state: "NOT_TOLD", because: "the answer could not be read" };
  }
}
