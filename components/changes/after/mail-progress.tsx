"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { MailProgress } from "@/lib/domain/change/standing";
import classes from "./after.module.css";

const pauseMilliseconds = 2_000;

/** How the mail goes out: asks again while anything waits to be sent, and has the page drawn anew at the end. */
export function MailProgressBar({
  href,
  refreshHref,
  initial,
}: {
  /** Answers with the progress as JSON. */
  href: string;
  /** The page itself, for browsers without script. */
  refreshHref: string;
  initial: MailProgress;
}) {
  const router = useRouter();
  // What was heard counts until the server has drawn the page anew.
  const [heard, setHeard] = useState<{ since: MailProgress; progress: MailProgress } | null>(null);
  const progress = heard !== null && heard.since === initial ? heard.progress : initial;
  const isGoing = progress.pending > 0;

  useEffect(() => {
    if (progress.pending === 0) return;
    const timer = setTimeout(async () => {
      const next = (await progressAt(href)) ?? { ...progress };
      setHeard({ since: initial, progress: next });
      if (next.pending === 0) router.refresh();
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [progress, initial, href, router]);

  if (initial.all === 0) return null;
  return (
    <div className={classes.progress}>
      {isGoing ? (
        <progress max={progress.all} value={progress.all - progress.pending} aria-label="Mail" />
      ) : null}
      <p aria-live="polite">{sentenceOf(progress)}</p>
      {isGoing ? (
        <noscript>
          <a href={refreshHref}>Look again</a>
        </noscript>
      ) : null}
    </div>
  );
}

async function progressAt(href: string): Promise<MailProgress | null> {
  try {
    const response = await fetch(href, { cache: "no-store", redirect: "error" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function sentenceOf(progress: MailProgress): string {
  const { all, pending, accepted, retried, bounced, failed, cancelled } = progress;
  const parts = [
    [pending, pending === 1 ? "waits" : "wait", "to be sent"],
    [retried, retried === 1 ? "is" : "are", "tried again"],
    [bounced, "came", "back"],
    [failed, failed === 1 ? "was" : "were", "given up"],
    [cancelled, cancelled === 1 ? "is" : "are", "not sent any more"],
  ] as const;
  const rest = parts.filter(([count]) => count > 0).map((words) => words.join(" "));
  const first = `${accepted} of ${all} ${all === 1 ? "mail" : "mails"} accepted`;
  return [first, ...rest].join(", ").concat(".");
}
