import { signedInCustomer } from "@/lib/auth/portal-door";
import { findOwnAnnex, keepOwnAnnex, type OwnAnnex, recordDownload } from "@/lib/data/portal";
import { annexView } from "@/lib/domain/documents/annex-view";
import { drawAnnex } from "@/lib/draw/pdf/pool";

export const notThere = { status: 404, headers: { "Cache-Control": "no-store" } } as const;

/**
 * Hands out one annex: the file that was kept, or a new drawing of it.
 *
 * @param publication as the address names it; null for the newest
 */
export async function annexFile(
  request: Request,
  agreement: string,
  publication: string | null,
): Promise<Response> {
  const actor = await signedInCustomer();
  if (actor === null) return toSignIn(request);
  if (publication !== null && !/^[1-9]\d{0,8}$/.test(publication)) {
    return new Response(null, notThere);
  }
  const number = publication === null ? null : Number(publication);
  const annex = await findOwnAnnex(actor, agreement, number);
  if (annex === null) return new Response(null, notThere);
  const headers = headersOf(annex.key);
  if (request.headers.get("if-none-match") === headers.ETag) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = annex.bytes ?? (await drawAnnex(annexView(annex.input)));
  if (annex.bytes === null) await keepOwnAnnex(actor, annex, bytes);
  await recordDownload(actor, annex);
  return new Response(Uint8Array.from(bytes), {
    headers: {
      ...headers,
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.length),
    },
  });
}

export function toSignIn(request: Request): Response {
  const { pathname } = new URL(request.url);
  const location = `/sign-in/customer?next=${encodeURIComponent(pathname)}`;
  return new Response(null, {
    status: 307,
    headers: { Location: location, "Cache-Control": "no-store" },
  });
}

function headersOf({ agreement, publication, inputHash }: OwnAnnex["key"]) {
  const name = `${nameOf(agreement.title ?? agreement.ref)} annexes, version ${publication.number}.pdf`;
  const plain = name.normalize("NFKD").replace(/[^A-Za-z0-9 ,.()_-]/g, "");
  return {
    ETag: `"${inputHash}"`,
    "Cache-Control": "private, no-store",
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "X-Content-Type-Options": "nosniff",
  };
}

/** A title as a file can be named after it on any system. */
function nameOf(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  // By characters: half of one cannot be written into a header.
  return [...name].slice(0, 120).join("");
}
