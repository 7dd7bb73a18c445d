"use client";

import { ErrorNotice } from "@/components/frame/error-notice";
import { PlainPage } from "@/components/frame/plain-page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PlainPage>
      <ErrorNotice number={error.digest} retry={reset} />
    </PlainPage>
  );
}
