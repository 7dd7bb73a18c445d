import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/staff-door";
import { mailPreview } from "@/lib/data/changes/change-preview";
import { openChange } from "@/lib/data/changes/open-change";
import { isLanguage } from "@/lib/domain/language/catalogue";
import { drawNotice } from "@/lib/draw/mail/notice-drawing";

/** The HTML of the mail to one customer, to stand in a frame of the page of its change: it runs, loads and sends nothing. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("register:read");
  const asked = new URL(request.url).searchParams;
  const language = asked.get("language") ?? "";
  const open = await openChange(actor, (await params).id);
  const mail =
    open &&
    (await mailPreview(
      actor,
      open,
      asked.get("customer") ?? "",
      isLanguage(language) ? language : null,
    ));
  if (mail === null) notFound();

  const { html } = await drawNotice(mail);
  return new Response(closed(html, (await headers()).get("x-nonce") ?? ""), {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

/** The page with a policy of its own, stricter than that of our pages: it may use its style, and nothing else. */
function closed(html: string, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return html
    .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}"/>`)
    .replaceAll("<style>", `<style nonce="${nonce}">`);
}
