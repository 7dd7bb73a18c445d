"use client";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <h1>Something went wrong on our side</h1>
      <p>Nothing that you entered before was lost. You can try again.</p>
      {error.digest ? (
        <p>
          If it happens again, tell us this number: <code>{error.digest}</code>
        </p>
      ) : null}
      <button type="button" onClick={reset}>
        Try again
      </button>
    </main>
  );
}
