import type { Transaction } from "../write";

export type KeptFileProblem = { what: "keptFileDiffers" | "keptFileMissing"; where: string };

type Kept = { name: string; id: string; bytesDiffer: boolean; isGone: boolean };
type Noted = { name: string; id: string; isThere: boolean };

/**
 * The files that are kept with their hash (files of records, countersigned annexes, records handed over, annexes drawn, certificates of
 * deletion, notices of vendors, whether mail or pasted text) whose bytes have another one now, or whose hash is not the one that the audit chain tells of. What was taken away keeps its row.
 */
export async function keptFileProblems(
  tx: Pick<Transaction, "$queryRaw">,
): Promise<KeptFileProblem[]> {
  const kept = await tx.$queryRaw<Kept[]>`
    select name, id, coalesce(encode(sha256(bytes), 'hex') <> digest, false) as "bytesDiffer", bytes is null and not removed as "isGone"
    from (
      select 'file ' || kind || '/' || ref as name, id, bytes, sha256 as digest, "removedAt" is not null as removed from "Attachment"
      union all
      select 'signed annex of ' || "agreementRef", id, bytes, sha256, "removedAt" is not null from "SignedAnnex"
      union all
      select 'record handed over of ' || "entityRef", id, bytes, sha256, false from "RecordHandover"
      union all
      select 'annex of ' || "agreementRef", "inputHash", bytes, sha256, false from "Annex"
      union all
      select 'certificate of deletion of ' || "agreementRef", language, bytes, sha256, false from "DeletionCertificate"
      union all
      select 'notice of a vendor ' || number, id, case when "erasedAt" is not null then null when "fileName" is null then convert_to(text, 'UTF8') else bytes end,
        sha256, "erasedAt" is not null from "ReceivedNotice"
    ) file
    order by name, id`;
  const noted = await tx.$queryRaw<Noted[]>`
    select noted.name, noted.id, kept.id is not null as "isThere"
    from (
      select 'file' as name, payload ->> 'attachmentId' as id, payload ->> 'sha256' as digest
        from "AuditEntry" where event = 'attachment.kept' and payload is not null
      union all
      select 'file', payload -> 'attachment' ->> 'id', payload -> 'attachment' ->> 'sha256'
        from "AuditEntry" where event = 'termination.settled' and payload -> 'attachment' ->> 'id' is not null
      union all
      select 'certificate of deletion', payload ->> 'agreementRef' || ' ' || issued.key, issued.value
        from "AuditEntry" cross join lateral jsonb_each_text(payload -> 'certificates') issued
        where event = 'termination.certified' and payload is not null
      union all
      select 'signed annex', payload ->> 'signedAnnexId', payload ->> 'sha256'
        from "AuditEntry" where event = 'signedAnnex.recorded' and payload is not null
      union all
      select 'record handed over', payload ->> 'handoverId', payload ->> 'sha256'
        from "AuditEntry" where event = 'record.handedOver' and payload is not null
      union all
      select 'notice of a vendor', payload ->> 'receivedId', payload ->> 'sha256'
        from "AuditEntry" where event = 'received.recorded' and payload is not null
    ) noted
    left join (
      select id, sha256 from "Attachment" union all select id, sha256 from "SignedAnnex" union all select id, sha256 from "RecordHandover"
      union all select id, sha256 from "ReceivedNotice" union all select "agreementRef" || ' ' || language, sha256 from "DeletionCertificate"
    ) kept on kept.id = noted.id
    where kept.id is null or kept.sha256 <> noted.digest
    order by noted.name, noted.id`;
  return [...kept.flatMap(problemOfBytes), ...noted.map(problemOfNote)];
}

function problemOfBytes({ name, id, bytesDiffer, isGone }: Kept): KeptFileProblem[] {
  const where = `${name}, ${id}`;
  if (isGone) return [{ what: "keptFileMissing", where }];
  return bytesDiffer ? [{ what: "keptFileDiffers", where }] : [];
}

function problemOfNote({ name, id, isThere }: Noted): KeptFileProblem {
  return { what: isThere ? "keptFileDiffers" : "keptFileMissing", where: `${name}, ${id}` };
}
