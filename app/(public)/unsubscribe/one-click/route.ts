import { publicVisitor } from "@/lib/auth/public-visitor";
import { stopMails } from "@/lib/data/published";

/**
 * The one click of a mail program (RFC 8058): the link is the proof, so there is no cookie and no origin to check. Whatever
 * stands in the body is not read. Who follows the link in a browser gets the page with the button.
 */
export async function POST(request: Request): Promise<Response> {
  const result = await stopMails(publicVisitor(), tokenOf(request));
  const words = result.ok ? "You are unsubscribed." : "This link is not complete.";
  return new Response(`${words}\n`, {
    status: result.ok ? 200 : 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

export function GET(request: Request): Response {
  const location = `/unsubscribe?token=${encodeURIComponent(tokenOf(request))}`;
  return new Response(null, { status: 303, headers: { Location: location } });
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}
