import type { AuditLine } from "@/lib/domain/audit/audit-view";
import { csvMark, csvRows } from "./csv";

type Line = Omit<AuditLine, "records" | "moreRecords">;
type Pages = AsyncIterable<readonly Line[]>;

const heads = ["Position", "At", "Database time", "Actor", "Name", "Via", "Event", "Says", "Hash"];

/** The audit log as CSV, in parts as it is read. */
export async function* auditCsv(pages: Pages): AsyncGenerator<string> {
  yield csvMark + csvRows([heads]);
  for await (const lines of pages)
    yield csvRows(
      lines.map(({ position, at, databaseAt, actor, actorName, via, event, payload, hash }) => [
        String(position),
        ...[at, databaseAt, actor, actorName, via, event],
        payload === null ? "(erased)" : JSON.stringify(payload),
        hash,
      ]),
    );
}

/** The audit log as one JSON list, in parts as it is read. */
export async function* auditJson(pages: Pages): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const lines of pages)
    for (const line of lines) {
      yield separator + JSON.stringify(line);
      separator = ",\n";
    }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
