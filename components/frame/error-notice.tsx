"use client";

import { Button } from "@mantine/core";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";

/** What is said when a page failed: no detail of the fault, but the number under which the log has it. */
export function ErrorNotice({ number, retry }: { number: string | undefined; retry: () => void }) {
  return (
    <>
      <PageTitle title="Something went wrong on our side" />
      <p>Nothing that was saved before is lost. You can try again in a moment.</p>
      {number ? (
        <Callout tone="info" title="If it happens again">
          <p>
            Tell the person who runs Recital this number: <code>{number}</code>
          </p>
        </Callout>
      ) : null}
      <Button onClick={retry}>Try again</Button>
    </>
  );
}
