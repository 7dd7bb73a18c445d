import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { mailPreview } from "@/lib/data/change-preview";
import { openChange } from "@/lib/data/open-change";
import { drawnNotice } from "@/lib/draw/mail/drawn-notice";

/** The HTML of the mail to one customer, to stand in a frame of the page of its change: it runs, loads and sends nothing. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("register:read");
  const customer = new URL(request.url).searchParams.get("customer") ?? "";
  const open = await openChange(actor, (await params).id);
  const mail = open && (await mailPreview(actor, open, customer));
  if (mail === null) notFound();

  const nonce = (await headers()).get("x-nonce") ?? "";
  const html = drawnNotice(mail).html.replaceAll("<style>", `<style nonce="${nonce}">`);
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `sandbox; default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'self'`,
    },
  });
}
