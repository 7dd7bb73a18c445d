"use client";

import { ErrorNotice } from "@/components/frame/error-notice";

export default function PortalErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorNotice number={error.digest} retry={reset} />;
}
