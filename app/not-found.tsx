import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <h1>This page does not exist</h1>
      <p>
        The address may be mistyped, or the page is not yours to see. The{" "}
        <a href="/subprocessors">list of sub-processors</a> is public.
      </p>
    </main>
  );
}
