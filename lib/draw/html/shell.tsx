import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { countryName } from "@/lib/domain/language/wording";
import { mailLink, safeLink } from "@/lib/draw/safe-text";
import { type LanguageLink, Languages } from "./languages";
import { style } from "./style";

/** What frames every public page. */
export type Frame = {
  words: Catalogue;
  organisation: {
    name: string;
    website: string | null;
    privacyEmail: string | null;
    objectionEmail: string | null;
    legalEntity: { name: string | null; address: string | null; country: string | null } | null;
  };
  simulated: boolean;
  title: string;
  description: string;
  /** Full address of the current form of this page. */
  canonical: string;
  /** From the page to the root of its publication: "" or "../". */
  up: string;
  here: "home" | "list" | "changes" | "publications" | "cookies" | "privacy" | null;
  /** Documents of the publication that the menu leads to, by their path; none where the page is of no publication. */
  documents?: readonly { path: string; name: string }[];
  alternates: { href: string; type: string; title: string }[];
  /** The same page in each language, this one among them; empty where there is one only. */
  languages: readonly LanguageLink[];
};

/** Draws a whole page: one request, one inlined style, no script. */
export function drawPage(frame: Frame, content: ReactNode): string {
  const html = renderToStaticMarkup(<Page frame={frame}>{content}</Page>);
  return `<!doctype html>\n${html}\n`;
}

function Page({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { words, organisation } = frame;
  const title = frame.here === "home" ? organisation.name : `${frame.title} · ${organisation.name}`;
  return (
    <html lang={words.tag}>
      {/* biome-ignore lint/style/noHeadElement: drawn to a file, outside of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={frame.description} />
        <link rel="canonical" href={frame.canonical} />
        <link rel="icon" href="data:," />
        {frame.alternates.map(({ href, type, title: name }) => (
          <link key={href} rel="alternate" type={type} href={href} title={name} />
        ))}
        {frame.languages.map(({ words: { tag }, url }) => (
          <link key={tag} rel="alternate" hrefLang={tag} href={url} />
        ))}
        {frame.languages[0] && (
          <link rel="alternate" hrefLang="x-default" href={frame.languages[0].url} />
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the style is a constant of ours */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.nav.skip}
        </a>
        {frame.simulated && <Simulated words={words} />}
        <Top frame={frame} />
        <main className="w" id="content">
          {children}
        </main>
        <Bottom frame={frame} />
      </body>
    </html>
  );
}

function Simulated({ words }: { words: Catalogue }) {
  return (
    <div className="sim" role="note">
      <p className="w">
        <strong>{words.simulated.title}</strong>
        {words.simulated.text}
      </p>
    </div>
  );
}

function Top({ frame }: { frame: Frame }) {
  const { words, organisation, up, here, languages, documents = [] } = frame;
  const places = [
    { key: "list", href: `${up}subprocessors`, name: words.nav.list },
    ...documents.map(({ path, name }) => ({ key: path, href: `${up}${path}`, name })),
    { key: "changes", href: `${up}changes`, name: words.nav.changes },
    // Rooted: what changes after a publication, or takes a wish, is not part of it.
    { key: "publications", href: `/${folderOf(words)}publications`, name: words.nav.publications },
    { key: "subscribe", href: "/subscribe", name: words.nav.subscribe },
  ];
  return (
    <header className="top">
      <div className="w">
        <a className="org" href={up === "" ? "./" : up}>
          {organisation.name}
        </a>
        <nav aria-label={words.nav.label}>
          <ul>
            {places.map(({ key, href, name }) => (
              <li key={key}>
                <a href={href} aria-current={key === here ? "page" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {languages.length > 1 && <Languages links={languages} words={words} />}
      </div>
    </header>
  );
}

function Bottom({ frame: { words, organisation } }: { frame: Frame }) {
  const { legalEntity, website } = organisation;
  const link = safeLink(website);
  const lines = legalEntity
    ? [
        legalEntity.name ?? `${organisation.name} (${words.publication.legalNameUnknown})`,
        legalEntity.address,
        legalEntity.country && countryName(legalEntity.country, words),
      ].filter((line) => line !== null)
    : [organisation.name];
  return (
    <footer className="w">
      <address>
        {words.publication.responsible} {lines.join(", ")}
        {link && (
          <>
            {" · "}
            <a href={link}>{link.replace(/^https?:\/\/|\/$/g, "")}</a>
          </>
        )}
        <Mailbox label={words.publication.privacy} mailbox={organisation.privacyEmail} />
        <Mailbox label={words.publication.objections} mailbox={organisation.objectionEmail} />
      </address>
    </footer>
  );
}

function Mailbox({ label, mailbox }: { label: string; mailbox: string | null }) {
  const link = mailLink(mailbox);
  if (mailbox === null) return null;
  return (
    <>
      <br />
      {label}: {link ? <a href={link}>{mailbox}</a> : mailbox}
    </>
  );
}
