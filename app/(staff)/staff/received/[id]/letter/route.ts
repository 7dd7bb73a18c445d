import { requireStaff } from "@/lib/auth/staff-door";
import { objectionLetterOf } from "@/lib/data/received/received-letter";
import { keptFileHeaders } from "@/lib/domain/documents/kept-file";
import { vendorObjectionLetter } from "@/lib/domain/documents/vendor-objection";
import { documentText } from "@/lib/draw/document-text";
import { drawAnnex } from "@/lib/draw/pdf/pool";

/** The letter in which we object, as a PDF or, with `?as=text`, as plain text for a mail. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireStaff("register:read");
  const letter = await objectionLetterOf(actor, (await params).id);
  if (letter === null) return new Response("There is no such letter.", { status: 404 });
  const view = vendorObjectionLetter(letter);
  const name = `objection-${letter.number}`;
  if (new URL(request.url).searchParams.get("as") === "text")
    return new Response(documentText(view), {
      headers: keptFileHeaders(`${name}.txt`, "text/plain; charset=utf-8"),
    });
  return new Response(Uint8Array.from(await drawAnnex(view)), {
    headers: keptFileHeaders(`${name}.pdf`, "application/pdf"),
  });
}
