import type { IncomingMessage, ServerResponse } from "node:http";

/** What such a page says, and where it leads, for each part of the addresses. */
const places = [
  {
    prefix: "/staff",
    words:
      "The address may be mistyped, the record may have ended, or your role does not include it.",
    links: [
      ["/staff", "Home"],
      ["/staff/changes", "Changes"],
      ["/staff/customers", "Customers"],
    ],
  },
  {
    prefix: "/portal",
    words: "The address may be mistyped, or what was there has ended.",
    links: [
      ["/portal", "To your annexes and notices"],
      ["/subprocessors", "The public list"],
    ],
  },
  {
    prefix: "/",
    words:
      "The address may be mistyped, or the page is not yours to see. The list of sub-processors is public.",
    links: [
      ["/subprocessors", "To the sub-processors"],
      ["/changes", "What has changed"],
    ],
  },
] as const;

/**
 * Sends a whole page where Next answers that there is none, or, to the public, that a page failed. What Next itself sends
 * then is an empty body, which its script fills in: without script nothing would be seen. Parts of pages that a script asks
 * for pass as they are.
 *
 * To be called before Next gets the response.
 *
 * @param isReady whether the database answers: where it does not, the page that failed is only away for now
 */
export function drawMissing(
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => Promise<boolean>,
): void {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let isDrawn = false;
  // Next sends its headers through this one; whatever body it writes afterwards, compressed or not, is dropped.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (isDrawn) return response;
    const isFailed = status === 500 && isPublic(request);
    if ((status !== 404 && !isFailed) || !isPage(response))
      return Reflect.apply(writeHead, null, [status, ...rest]);
    isDrawn = true;
    for (const name of ["Content-Encoding", "Content-Length", "Link"]) response.removeHeader(name);
    if (isFailed) {
      void isReady().then((ready) => {
        writeHead(ready ? 500 : 503, ready ? {} : { "Retry-After": "30" });
        end(ready ? failedPage(request) : awayPage(request));
      });
      return response;
    }
    writeHead(404);
    end(missingPage(request));
    return response;
  };
  response.write = (...given: unknown[]) => isDrawn || Reflect.apply(write, null, given);
  response.end = (...given: unknown[]) => (isDrawn ? response : Reflect.apply(end, null, given));
}

function isPage(response: ServerResponse): boolean {
  return String(response.getHeader("Content-Type")).startsWith("text/html");
}

function missingPage({ url = "/", headers }: IncomingMessage): string {
  const [path = "/"] = url.split("?");
  const isUnder = (prefix: string) => prefix === "/" || `${path}/`.startsWith(`${prefix}/`);
  const { words, links } = places.find(({ prefix }) => isUnder(prefix)) ?? places[2];
  return wholePage(headers, "Not found", "This page does not exist", words, links);
}

function isPublic({ url = "/" }: IncomingMessage): boolean {
  return !["/staff", "/portal", "/api", "/sign-in"].some(
    (prefix) => url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`),
  );
}

const stillThere = [
  ["/subprocessors", "To the sub-processors"],
  ["/changes", "What has changed"],
] as const;

function awayPage({ headers }: IncomingMessage): string {
  return wholePage(
    headers,
    "Not available",
    "This page is not available at the moment",
    "The list of sub-processors and everything published is. Nothing was saved: please come back in a few minutes and try again.",
    stillThere,
  );
}

function failedPage({ headers }: IncomingMessage): string {
  return wholePage(
    headers,
    "Something went wrong",
    "Something went wrong on our side",
    "Nothing that was saved before is lost. Please try again in a moment.",
    stillThere,
  );
}

function wholePage(
  headers: IncomingMessage["headers"],
  title: string,
  heading: string,
  words: string,
  links: readonly (readonly [href: string, name: string])[],
): string {
  const ways = links.map(([href, name]) => `<a href="${href}">${name}</a>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Recital</title>
<link rel="icon" href="/icon.svg">
<style nonce="${headers["x-nonce"]}">${style}</style>
</head>
<body>
<main>
<p class="brand">Recital</p>
<h1>${heading}</h1>
<p>${words}</p>
<p class="ways">${ways.join("\n")}</p>
</main>
</body>
</html>
`;
}

/** As the pages of Next look (components/frame, app/globals.css), in the few rules that this one needs. */
const style = `
:root{color-scheme:light dark;--page:#f6f7f6;--ink:#1a2124;--quiet:#59646a;--accent:#17565a;--line:#a9b4b2;--surface:#fff}
@media (prefers-color-scheme:dark){:root{--page:#14181b;--ink:#dce1e4;--quiet:#a7b0b6;--accent:#8ac1c3;--line:#566169;--surface:#1b2024}}
body{margin:0;background:var(--page);color:var(--ink);font:0.9375rem/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
main{max-width:30rem;margin:0 auto;padding:clamp(2rem,12vh,7rem) 1.25rem 3rem}
.brand{margin:0 0 2rem;padding-left:.5rem;border-left:5px solid var(--accent);font-size:1.125rem;font-weight:650;line-height:1.1}
h1{margin:0 0 .75rem;font-size:1.625rem;line-height:1.25;font-weight:650}
p{color:var(--quiet)}.brand{color:var(--ink)}
.ways{display:flex;flex-wrap:wrap;gap:.625rem;margin-top:1.5rem}
a{padding:.375rem 1rem;border:1px solid var(--line);border-radius:5px;background:var(--surface);color:var(--ink);font-size:.875rem;font-weight:600;text-decoration:none}
a:hover{text-decoration:underline}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;
