import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Definition, Line } from "@/lib/domain/documents/blocks";
import type { MailBlock, MailView } from "@/lib/domain/documents/mail-view";
import { safeLink } from "@/lib/draw/safe-text";
import { mailStyle } from "./mail-style";
import { slotsInAddress } from "./slots";

/** A mail as an HTML page: no script, no image, nothing that reports that it was read. */
export function mailHtml({ language, subject, blocks }: MailView): string {
  const page = renderToStaticMarkup(
    <html lang={language}>
      {/* biome-ignore lint/style/noHeadElement: drawn to a mail, outside of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant style, which React would escape */}
        <style dangerouslySetInnerHTML={{ __html: mailStyle }} />
      </head>
      <body>
        <table className="w" role="presentation">
          <tbody>
            <tr>
              <td>
                <div className="m">{blocks.map(block)}</div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>,
  );
  return `<!DOCTYPE html>${page}`;
}

function block(one: MailBlock, index: number): ReactNode {
  switch (one.type) {
    case "title":
      return (
        <div key={index}>
          <p className="k">{one.kicker}</p>
          <h1>{one.title}</h1>
        </div>
      );
    case "heading":
      return one.level === 3 ? <h3 key={index}>{one.text}</h3> : <h2 key={index}>{one.text}</h2>;
    case "paragraph":
      return (
        <p key={index} className={one.tone === "quiet" ? "q" : undefined}>
          {one.text}
        </p>
      );
    case "definitions":
      return <Definitions key={index} items={one.items} />;
    case "panel":
      return (
        <div key={index} className="p">
          <h2>{one.title}</h2>
          <Definitions items={one.items} />
        </div>
      );
    case "note":
      return (
        <div key={index} className="n">
          <p>
            <strong>{one.title}.</strong> {one.lines.map(({ text }) => text).join(" ")}
          </p>
        </div>
      );
    case "list":
    case "table":
      throw new Error(`A mail has no ${one.type}`);
  }
}

function Definitions({ items }: { items: readonly Definition[] }): ReactNode {
  return (
    <table className="d">
      <tbody>
        {items.map(({ term, lines }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved; a term may occur twice
          <tr key={index}>
            <th scope="row">{term}</th>
            <td>
              {lines.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved
                <div key={at} className={classOf(one)}>
                  <Text line={one} />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ tone }: Line): string | undefined {
  if (tone === undefined) return undefined;
  return tone === "strong" ? "s" : "q";
}

function Text({ line }: { line: Line }): ReactNode {
  const { text, label, href } = line;
  const address = safeLink(href ?? null);
  return (
    <>
      {label !== undefined && <span className="l">{label}: </span>}
      {address === null ? text : <a href={slotsInAddress(address)}>{text}</a>}
    </>
  );
}
