"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseMilliseconds = 1_500;

/**
 * Asks again while an import is under way: with script here, without it by the browser itself. It is one transaction, of which
 * nobody sees a part before the end: how long it has taken can be told, how much is done cannot.
 */
export function ImportRunning({ records, seconds }: { records: number; seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pauseMilliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div role="status">
      <p>
        {records.toLocaleString("en")} records are put into one draft, all of them or none. Begun{" "}
        {seconds === 1 ? "1 second" : `${seconds} seconds`} ago.
      </p>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
        <p>This page loads itself again.</p>
      </noscript>
    </div>
  );
}
