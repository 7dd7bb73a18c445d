import type { Block, DocumentView, Line } from "@/lib/domain/documents/blocks";
import type { PackManifest } from "./pack";
import type { PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { withoutStamp } from "./time-stamp";
import { incidentsIn } from "./verify-incidents";
import { attemptsIn } from "./verify-mails";

/** As many agreements as one page has room for; the rest stand in notices.json. */
const mostRows = 8;

/** One page that says what a pack proves: who was told when, by when they could object, from when it holds. */
export function packSummary(about: Omit<PackManifest, "files">, parts: PackParts): DocumentView {
  const [change] = parts.changes;
  const isChange = about.subject.type === "change";
  const name = isChange
    ? (change?.title ?? about.subject.ref)
    : (parts.notices[0]?.customerName ?? about.subject.ref);
  return {
    title: `Evidence: ${name}`,
    subject: `Evidence about ${about.subject.type} ${about.subject.ref}`,
    author: about.organisation,
    language: "en",
    publishedAt: about.madeAt,
    mark: about.simulated ? "SIMULATED" : null,
    footer: {
      left: [
        `Audit chain up to entry ${about.auditHead.position}: ${about.auditHead.hash}`,
        `Signed with key ${about.keyId}`,
      ],
      pageNumber: "{page} / {pages}",
    },
    sections: [
      {
        bookmark: "Summary",
        blocks: [
          {
            type: "title",
            kicker: about.organisation,
            title: name,
            subtitle: `Evidence about the ${about.subject.type} ${about.subject.ref}, made ${timeInWords(about.madeAt)}`,
          },
          { type: "definitions", items: [...figures(parts), ...stampItems(about)] },
          ...noticeTable(parts.notices, isChange),
          {
            type: "paragraph",
            tone: "quiet",
            text: "This page sums up what lies beside it and is no proof by itself. The files are listed in evidence.json and signed in evidence.sig; recital verify checks them against one another and against the audit chain, without a network.",
          },
        ],
      },
    ],
  };
}

function figures({ changes, notices, deliveries, terminations = [] }: PackParts) {
  const attempts = attemptsIn(deliveries);
  const outcomes = (["ACCEPTED", "DEFERRED", "BOUNCED", "UNKNOWN"] as const)
    .map((outcome) => ({
      outcome,
      count: attempts.filter(({ attempt }) => attempt.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome.toLowerCase()}`);
  const objections = notices.flatMap((notice) => notice.objections);
  const incidents = new Set(incidentsIn({ notices, terminations }).map(({ number }) => number));
  const advice = changes.flatMap((change) => change.advice);
  const [only, another] = changes;
  return [
    ...(only !== undefined && another === undefined ? stepsOfChange(only) : []),
    item(
      "Told",
      `${notices.length} agreements by ${deliveries.length} mails or letters; attempts: ${outcomes.join(", ") || "none"}`,
    ),
    item(
      "Objections",
      objections.length === 0 ? "None" : outcomesOf(objections.map(({ decision }) => decision)),
    ),
    ...(incidents.size === 0
      ? []
      : [item("Incidents", `${[...incidents].toSorted((a, b) => a - b).join(", ")}`)]),
    item(
      "Advice",
      advice.length === 0
        ? "None was given"
        : advice
            .map(({ at, inFavour }) => `${at.slice(0, 10)}: ${inFavour ? "in favour" : "against"}`)
            .join("; "),
    ),
  ];
}

function stampItems({ timeStamp }: Omit<PackManifest, "files">) {
  if (timeStamp === undefined) return [];
  const words =
    timeStamp.failed === null
      ? `Of ${timeStamp.authority} (RFC 3161), over evidence.json, in evidence.tsr, which says when`
      : withoutStamp(timeStamp.authority, timeStamp.failed);
  return [item("Time stamp", words)];
}

/** "3: 2 withdrawn, 1 open" */
function outcomesOf(decisions: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const decision of decisions) {
    const words = decision?.toLowerCase().replaceAll("_", " ") ?? "open";
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const each = [...counts].map(([words, count]) => `${count} ${words}`);
  return `${decisions.length}: ${each.join(", ")}`;
}

function timeInWords(at: string): string {
  return `on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
}

function stepsOfChange(change: PackParts["changes"][number]) {
  const steps = (
    [
      ["approved", change.approvedAt],
      ["announced", change.announcedAt],
      ["in effect", change.activatedAt],
    ] as const
  ).flatMap(([word, at]) => (at === null ? [] : [`${word} ${at.slice(0, 10)}`]));
  return [item("Change", [`${change.id}, ${change.state.toLowerCase()}`, ...steps].join("; "))];
}

function item(term: string, text: string) {
  return { term, lines: [{ text }] };
}

function noticeTable(notices: readonly PackNotice[], isChange: boolean): Block[] {
  if (notices.length === 0) return [];
  const rows = notices.slice(0, mostRows).map((notice) => rowOf(notice, isChange));
  const left = notices.length - rows.length;
  return [
    {
      type: "table",
      columns: [
        { header: isChange ? "Customer and agreement" : "Change and agreement", share: 30 },
        { header: "Received", share: 14 },
        { header: "Last day to object", share: 14 },
        { header: "Earliest day", share: 14 },
        { header: "In effect", share: 14 },
        { header: "Answers", share: 14 },
      ],
      rows,
    },
    ...(left > 0
      ? [{ type: "paragraph" as const, text: `And ${left} more, all in notices.json.` }]
      : []),
  ];
}

/** So that a row stays a row: names stand in full in notices.json. */
function shortened(text: string): string {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : text;
}

function rowOf(notice: PackNotice, isChange: boolean): Line[][] {
  const { dates, effectiveOn, ground, declinedAt, objections, approvals } = notice;
  const answers = [
    ...objections.map(({ timely }) => (timely ? "objection" : "late objection")),
    ...approvals.map(() => "approval"),
  ];
  const inEffect =
    effectiveOn === null ? (declinedAt === null ? "not yet" : "declined") : effectiveOn;
  return [
    [
      { text: shortened(isChange ? notice.customerName : notice.changeSetId), tone: "strong" },
      { text: shortened(notice.agreementRef), tone: "quiet" },
    ],
    [{ text: dates?.startsOn ?? "–" }],
    [{ text: dates?.objectionLastDay ?? "–" }],
    [{ text: dates?.earliestEffectiveOn ?? "–" }],
    [
      { text: inEffect },
      ...(ground === null ? [] : [{ text: ground.toLowerCase(), tone: "quiet" as const }]),
    ],
    [{ text: answers.join(", ") || "none" }],
  ];
}
