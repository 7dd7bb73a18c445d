import { refPattern } from "@/lib/domain/fields";
import { type CalendarDate, isCalendarDate } from "../calendar";
import { isKindName } from "../kinds/kinds";
import type { RecordKey } from "../register";

/** Which entries of the audit log are shown, as the address says it. */
export type AuditQuery = {
  /** As the chain names whoever acted: `user:ID`, `contact:ID`, `system`, `public`. */
  readonly actor: string | null;
  readonly event: string | null;
  readonly record: RecordKey | null;
  readonly change: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Entries older than this position; null: from the newest. */
  readonly before: number | null;
};

export const wholeLog: AuditQuery = {
  actor: null,
  event: null,
  record: null,
  change: null,
  from: null,
  to: null,
  before: null,
};

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads which entries are asked for; what it does not understand it leaves out, and says so. */
export function parseAuditQuery(asked: Asked): { query: AuditQuery; notes: readonly string[] } {
  const notes: string[] = [];
  function read<Value>(name: string, meaning: (text: string) => Value | null): Value | null {
    const given = asked[name];
    const text = (typeof given === "string" ? given : (given?.[0] ?? "")).trim();
    if (text === "") return null;
    const value = meaning(text);
    if (value === null) notes.push(`The log has no ${name} “${text.slice(0, 60)}”.`);
    return value;
  }
  const day = (text: string) => (isCalendarDate(text) ? text : null);
  const query: AuditQuery = {
    actor: read("actor", matching(/^(system|public|(user|contact):[\w.-]{1,80})$/)),
    event: read("event", matching(/^[A-Za-z]{1,40}\.[A-Za-z]{1,40}$/)),
    record: read("record", recordNamed),
    change: read("change", matching(/^CS-\d{1,9}$/)),
    from: read("from", day),
    to: read("to", day),
    before: read("before", (text) => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null)),
  };
  return { query, notes };
}

function matching(form: RegExp) {
  return (text: string) => (form.test(text) ? text : null);
}

function recordNamed(text: string): RecordKey | null {
  const slash = text.indexOf("/");
  const [kind, ref] = [text.slice(0, slash), text.slice(slash + 1)];
  return slash > 0 && isKindName(kind) && refPattern.test(ref) ? { kind, ref } : null;
}

/** What the log is narrowed by, without the place in it. */
export function auditWords({ record, ...query }: AuditQuery): [string, string][] {
  const { actor, event, change, from, to } = query;
  const words = {
    actor,
    event,
    record: record && `${record.kind}/${record.ref}`,
    change,
    from,
    to,
  };
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
}

export const auditPath = "/staff/audit";

/** The address of the log with some of its state changed; anything but another place begins at the newest. */
export function auditHref(
  query: AuditQuery,
  changes: Partial<AuditQuery> = {},
  path = auditPath,
): string {
  const next = { ...query, before: null, ...changes };
  const place: [string, string][] = next.before === null ? [] : [["before", String(next.before)]];
  const words = new URLSearchParams([...auditWords(next), ...place]).toString();
  return words === "" ? path : `${path}?${words}`;
}
