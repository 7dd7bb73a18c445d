import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Definition, Foreign, Line } from "@/lib/domain/documents/blocks";
import type { MailBlock, MailView } from "@/lib/domain/documents/mail-view";
import { safeLink } from "@/lib/draw/safe-text";
import { colonIn } from "./colon-in";
import { mailStyle } from "./mail-style";
import { slotsInAddress } from "./slots";

/** A mail as an HTML page: no script, no image, nothing that reports that it was read. */
export function mailHtml({ language, subject, blocks }: MailView): string {
  const colon = colonIn(language);
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
                <div className="m">{blocks.map((one, index) => block(one, index, colon))}</div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>,
  );
  return `<!DOCTYPE html>${page}`;
}

function block(one: MailBlock, index: number, colon: string): ReactNode {
  switch (one.type) {
    case "title":
      return (
        <div key={index}>
          <p className="k">{one.kicker}</p>
          <h1>
            <Marked text={one.title} foreign={one.foreign} />
          </h1>
        </div>
      );
    case "heading":
      return one.level === 3 ? <h3 key={index}>{one.text}</h3> : <h2 key={index}>{one.text}</h2>;
    case "paragraph":
      return (
        <p key={index} className={one.tone === "quiet" ? "q" : undefined}>
          <Marked text={one.text} foreign={one.foreign} />
        </p>
      );
    case "definitions":
      return <Definitions key={index} items={one.items} colon={colon} />;
    case "panel":
      return (
        <div key={index} className="p">
          <h2>
            <Marked text={one.title} foreign={one.foreign} />
          </h2>
          <Definitions items={one.items} colon={colon} />
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

function Definitions({ items, colon }: { items: readonly Definition[]; colon: string }): ReactNode {
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
                  <Text line={one} colon={colon} />
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

function Text({ line, colon }: { line: Line; colon: string }): ReactNode {
  const { text, label, href, foreign } = line;
  const address = safeLink(href ?? null);
  return (
    <>
      {label !== undefined && <span className="l">{`${label}${colon}`}</span>}
      {address === null ? (
        <Marked text={text} foreign={foreign} />
      ) : (
        <a href={slotsInAddress(address)}>{text}</a>
      )}
    </>
  );
}

/** A text with the parts of it marked that stand in another language, so that what reads it aloud knows. */
function Marked({ text, foreign }: { text: string; foreign: Foreign | undefined }): ReactNode {
  const texts = (foreign?.texts ?? []).filter((one) => one !== "");
  if (foreign === undefined || texts.length === 0) return text;
  const longestFirst = texts.toSorted((one, other) => other.length - one.length);
  const parts = text.split(new RegExp(`(${longestFirst.map(literal).join("|")})`));
  return parts.map((part, index) =>
    texts.includes(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved
      <span key={index} lang={foreign.lang}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
