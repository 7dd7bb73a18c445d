import type { ParsedMail } from "mailparser";
import { type Html, html } from "./inbox-html";
import type { KeptMail, Person } from "./inbox-store";
import { INBOX_STYLE } from "./inbox-style";

type ListView = {
  mails: readonly KeptMail[];
  count: number;
  /** How many newer mails are on the pages before this one. */
  start: number;
  /** The last id of this page, when older mails follow it. */
  older: string | null;
  folder: string;
};

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "full" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "long" });
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect y='2' width='16' height='12' rx='2' fill='%231d4f91'/%3E%3Cpath d='m2 5 6 4.5L14 5' fill='none' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";
const LINK = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

/** The list of kept mails, newest first, by day. */
export function listPage({ mails, count, start, older, folder }: ListView): Html {
  const body =
    count === 0
      ? emptyState(folder)
      : html`${days(mails).map(
          ([day, ofDay]) => html`<section>
<h2>${day}</h2>
<ol class="mails">${ofDay.map(row)}</ol>
</section>`,
        )}${pager(mails.length, count, start, older)}`;
  return frame(
    "Inbox",
    html`<header class="top">
<h1>Inbox</h1>
<p>Every mail that Recital sends on this machine ends here. None of it reaches the people it is addressed to.</p>
<p class="meta">${counted(count)} · <a href="/">Refresh</a> · <a href="/mails.json">JSON</a></p>
</header>
<main>${body}</main>`,
  );
}

/** One mail: what it says, in HTML and as text, and its headers. */
export function mailPage(mail: KeptMail, parsed: ParsedMail): Html {
  const subject = subjectOf(mail);
  return frame(
    subject,
    html`<header class="top">
<nav><a href="/">← Inbox</a><a href="/mail/${mail.id}.eml">Download .eml</a></nav>
<h1>${subject}</h1>
<dl class="facts">
<dt>From</dt><dd>${people(mail.from)}</dd>
<dt>To</dt><dd>${people(mail.to)}</dd>
${envelope(mail)}<dt>Dated</dt><dd>${parsed.date === undefined ? "no date" : MOMENT.format(parsed.date)}</dd>
<dt>Arrived</dt><dd><time datetime="${mail.arrivedAt}">${MOMENT.format(new Date(mail.arrivedAt))}</time></dd>
</dl>
</header>
<main>
${htmlPart(parsed)}
${textPart(parsed)}
${attachments(parsed)}
${headers(mail, parsed)}
</main>`,
  );
}

/** What stands at an address where there is no mail. */
export function missingPage(): Html {
  return frame(
    "Not found",
    html`<header class="top"><h1>No such mail</h1>
<p>It may have been deleted from the folder. <a href="/">Back to the inbox</a></p></header>`,
  );
}

function frame(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Recital inbox</title>
<link rel="icon" href="${ICON}">
<style>${{ markup: INBOX_STYLE }}</style>
</head>
<body>
${content}
</body>
</html>
`;
}

function emptyState(folder: string): Html {
  return html`<section class="empty">
<h2>No mail yet</h2>
<p>Notices, confirmations and sign-in links appear here the moment they are sent. To see the first one, announce a change:</p>
<pre><code>npm run recital -- change announce ID --as EMAIL
npm run recital -- work --once</code></pre>
<p>The mails are kept as files in <code>${folder}</code>. To send to real people, set <code>SMTP_URL</code>; this inbox then stays closed.</p>
</section>`;
}

function row(mail: KeptMail): Html {
  const to = mail.to[0] ?? { name: "", address: mail.envelopeTo };
  const from = mail.from[0] ?? { name: "", address: mail.envelopeFrom };
  return html`<li><a href="/mail/${mail.id}">
<span class="who">${to.name === "" ? to.address : html`${to.name} <small>${to.address}</small>`}</span>
<span class="subject">${subjectOf(mail)}</span>
<span class="from">from ${from.name === "" ? from.address : from.name}</span>
<time datetime="${mail.arrivedAt}">${TIME.format(new Date(mail.arrivedAt))}</time>
</a></li>
`;
}

function pager(shown: number, count: number, start: number, older: string | null): Html | null {
  if (start === 0 && older === null) return null;
  return html`<nav class="pager" aria-label="Pages">
<span>${start + 1} to ${start + shown} of ${count}</span>
${start === 0 ? null : html`<a href="/">Newest</a>`}
${older === null ? null : html`<a href="/?before=${encodeURIComponent(older)}">Older</a>`}
</nav>`;
}

function days(mails: readonly KeptMail[]): [string, KeptMail[]][] {
  const byDay = new Map<string, KeptMail[]>();
  for (const mail of mails) {
    const day = DAY.format(new Date(mail.arrivedAt));
    byDay.set(day, [...(byDay.get(day) ?? []), mail]);
  }
  return [...byDay];
}

function counted(count: number): string {
  return count === 1 ? "1 mail" : `${count.toLocaleString("en-GB")} mails`;
}

function subjectOf(mail: KeptMail): string {
  return mail.subject === "" ? "(no subject)" : mail.subject;
}

function people(written: readonly Person[]): Html {
  if (written.length === 0) return html`nobody`;
  const drawn = written.map(({ name, address }, at) => {
    const comma = at === 0 ? "" : ", ";
    return html`${comma}${name === "" ? address : html`${name} <small>${address}</small>`}`;
  });
  return html`${drawn}`;
}

/** The envelope, where it says something else than the headers do. */
function envelope(mail: KeptMail): Html {
  const isNamed = mail.to.some(({ address }) => address === mail.envelopeTo);
  const to = isNamed ? null : mail.envelopeTo;
  return html`${to === null ? null : html`<dt>Delivered to</dt><dd>${to}</dd>`}
<dt>Bounces to</dt><dd>${mail.envelopeFrom === "" ? "nobody" : mail.envelopeFrom}</dd>
`;
}

/**
 * The HTML part in a frame of its own origin, without scripts, forms or plug-ins. A link opens in
 * a new tab, which is outside of the frame, as it would from any mail program.
 */
function htmlPart({ html: markup }: ParsedMail): Html | null {
  if (markup === false || markup === "") return null;
  const document = `<!doctype html><base target="_blank">${markup}`;
  return html`<section>
<h2>HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="${document}"></iframe>
</section>`;
}

function textPart({ text }: ParsedMail): Html {
  if (text === undefined || text === "") {
    return html`<section><h2>Text</h2><p class="meta">This mail has no text part.</p></section>`;
  }
  return html`<section>
<h2>Text</h2>
<pre class="text">${linked(text.trimEnd())}</pre>
</section>`;
}

/** Plain text with its web addresses as links. */
function linked(text: string): Html[] {
  return text
    .split(LINK)
    .map((part, index) =>
      index % 2 === 1
        ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
        : html`${part}`,
    );
}

function attachments({ attachments: attached }: ParsedMail): Html | null {
  if (attached.length === 0) return null;
  return html`<section>
<h2>Attachments</h2>
<ul>${attached.map(
    ({ filename, contentType, size }) =>
      html`<li>${filename ?? "unnamed"} <span class="meta">${contentType}, ${size} bytes</span></li>`,
  )}</ul>
</section>`;
}

function headers(mail: KeptMail, { headerLines }: ParsedMail): Html {
  return html`<section>
<details>
<summary>All headers</summary>
<pre class="text">${headerLines.map(({ line }) => line).join("\n")}</pre>
<p class="meta">${mail.bytes} bytes as sent, SHA-256 <code>${mail.sha256}</code></p>
</details>
</section>`;
}
