"use client";

import { Button } from "@mantine/core";
import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { Facts } from "@/components/ui/facts";
import { isSecret } from "@/lib/domain/form-fields";
import { isForSeveral, type MailAhead, readerInWords, showMail } from "@/lib/domain/mail-ahead";
import { languageInWords } from "@/lib/domain/value-words";
import { FormContextHolder } from "./form-context";
import classes from "./mail-ahead.module.css";

/** Asks for the mail that the form would send, and sends nothing. Works without script. */
export function ShowMailButton() {
  return (
    <Button type="submit" variant="default" {...showMail}>
      Show the mail
    </Button>
  );
}

/**
 * The mails that the form would send as it was typed, once they were asked for.
 *
 * @param nobody  what is said where none would go
 * @param isFixed nothing of what is typed stands in them
 */
export function MailsAhead({ nobody, isFixed = false }: { nobody: string; isFixed?: boolean }) {
  const { mails } = useContext(FormContextHolder);
  return mails === null ? null : <Shown {...{ mails, nobody, isFixed }} />;
}

function Shown({
  mails,
  nobody,
  isFixed,
}: {
  mails: readonly MailAhead[];
  nobody: string;
  isFixed: boolean;
}) {
  const box = useRef<HTMLElement>(null);
  const isShared = isForSeveral({ readers: mails.flatMap(({ readers }) => readers) });
  const isStale = useStale(box, mails);
  return (
    <section
      ref={box}
      tabIndex={-1}
      className={classes.box}
      aria-label="The mail that would go"
      data-ahead
    >
      <div aria-live="polite">
        {isStale && !isFixed ? (
          <Callout
            tone="warn"
            title="Something was typed since: show the mail again to see it as it would go now."
          />
        ) : null}
      </div>
      {mails.length === 0 ? <p>{nobody}</p> : <p>Nothing was sent. This is what would go:</p>}
      {mails.map((mail) => (
        <One key={mail.language} {...{ mail, isShared }} isAlone={mails.length === 1} />
      ))}
    </section>
  );
}

/** Whether what was shown is older than what is typed; it takes the focus when it is shown. */
function useStale(box: RefObject<HTMLElement | null>, mails: readonly MailAhead[]): boolean {
  const [stale, setStale] = useState<readonly MailAhead[] | null>(null);
  useEffect(() => {
    box.current?.focus();
    const form = box.current?.closest("form");
    const stop = new AbortController();
    form?.addEventListener(
      "input",
      ({ target }) => {
        if (target instanceof Element && !isSecret(target.getAttribute("name") ?? ""))
          setStale(mails);
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, [box, mails]);
  return stale === mails;
}

function One({
  mail,
  isAlone,
  isShared,
}: {
  mail: MailAhead;
  isAlone: boolean;
  /** Several customers are mailed: each reader stands below its own. */
  isShared: boolean;
}) {
  const { language, subject, text, readers } = mail;
  const [first] = readers;
  const name = languageInWords(language);
  return (
    <div className={classes.mail}>
      {isAlone ? null : <h3>In {name}</h3>}
      <Facts
        items={[
          {
            label: "To",
            value: <Readers {...{ mail, isShared }} />,
            ...(first !== undefined && isForSeveral(mail)
              ? {
                  hint: `Shown as ${first.customer} reads it. Each customer has its own name, agreement and days in it.`,
                }
              : {}),
          },
          ...(isAlone ? [{ label: "Language", value: name }] : []),
          { label: "Subject", value: <strong lang={language}>{subject}</strong> },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, too */}
      <pre className={classes.text} lang={language} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}

function Readers({ mail: { readers, count }, isShared }: { mail: MailAhead; isShared: boolean }) {
  const more = count - readers.length;
  return (
    <ul className={classes.readers}>
      {readers.map((reader) => (
        <li key={`${reader.customer} ${reader.address}`}>
          {isShared ? <span className={classes.customer}>{reader.customer}</span> : null}
          {readerInWords(reader)}
        </li>
      ))}
      {more === 0 ? null : <li>and {more} more</li>}
    </ul>
  );
}
