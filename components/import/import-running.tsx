"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseMilliseconds = 1_500;

/** Asks again while an import is under way: with script here, without it by the browser itself. */
export function ImportRunning({ records }: { records: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pauseMilliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div role="status">
      <p>{records.toLocaleString("en")} records are put into one draft.</p>
      <progress aria-label="Import" />
      <noscript>
        <meta httpEquiv="refresh" content="2" />
        <p>This page loads itself again.</p>
      </noscript>
    </div>
  );
}
