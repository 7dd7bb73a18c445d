import { Callout } from "@/components/ui/callout";

/** For whoever sent a form without script after the session had ended: the browser still has what was typed. */
export function SessionEnded() {
  return (
    <Callout tone="warn" title="Your session had ended, so your form was not taken.">
      <p>
        What you typed is not lost: sign in in another tab, then come back to this one, go back one
        page in your browser, and send the form again.
      </p>
    </Callout>
  );
}
