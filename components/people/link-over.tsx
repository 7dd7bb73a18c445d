import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";

/** What stands where a link opens nothing any more; whether it ever did is not said. */
export function LinkOver({ audience }: { audience: "staff" | "customer" }) {
  return (
    <>
      <PageTitle title="This link opens nothing" />
      <p>It was used already, a newer one took its place, or its time is over.</p>
      {audience === "customer" ? (
        <LinkButton href="/sign-in/customer" variant="filled">
          Ask for a new link
        </LinkButton>
      ) : (
        <>
          <p>
            Ask an administrator for another invitation, or have a link sent to you if you had a
            password before.
          </p>
          <LinkButton href="/sign-in/forgotten">Send me a link</LinkButton>
        </>
      )}
    </>
  );
}
