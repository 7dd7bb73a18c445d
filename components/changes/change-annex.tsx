import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { counted } from "./change-items";
import classes from "./changes.module.css";

export type AnnexLink = {
  readonly agreement: string;
  readonly name: string;
  readonly title: string;
  /** Where the words that change are shown. */
  readonly wordsHref: string;
  /** Where the preview is downloaded. */
  readonly href: string;
};

export type ShownAnnexes = {
  readonly chosen: { readonly customer: string; readonly title: string; readonly href: string };
  /** How many agreements there are, and those of the page that is shown. */
  readonly count: number;
  readonly listed: readonly AnnexLink[];
};

/** The annexes as they will be: one at hand, and those of every other agreement affected. */
export function ChangeAnnex({ annexes }: { annexes: ShownAnnexes | null }) {
  return (
    <Panel
      title="The annexes"
      id="annex"
      aside={
        annexes === null ? null : (
          <span className={classes.quiet}>{counted(annexes.count, "agreement")}</span>
        )
      }
    >
      {annexes === null ? (
        <p className={classes.quiet}>
          No agreement is affected, so no annex of a customer changes.
        </p>
      ) : (
        <Annexes annexes={annexes} />
      )}
    </Panel>
  );
}

function Annexes({ annexes: { chosen, count, listed } }: { annexes: ShownAnnexes }) {
  const rest = count - listed.length;
  return (
    <>
      <p>
        The annexes of {chosen.customer} as they will be once the change holds for this customer:{" "}
        {chosen.title}. Every page is marked as a preview. What changes in their words stands under
        “Documents that change”.
      </p>
      <LinkButton href={chosen.href} download>
        Download the preview (PDF)
      </LinkButton>
      {count === 1 ? null : (
        <details className={classes.more}>
          <summary>The annexes of all {counted(count, "agreement")} affected</summary>
          <ul className={classes.plainList}>
            {listed.map(({ agreement, name, title, wordsHref, href }) => (
              <li key={agreement}>
                {name}: {title}
                <span className={classes.under}>
                  <Link href={wordsHref} prefetch={false} aria-label={`What changes for ${name}`}>
                    What changes
                  </Link>{" "}
                  ·{" "}
                  <a href={href} download aria-label={`Preview of the annexes of ${name} (PDF)`}>
                    Preview (PDF)
                  </a>
                </span>
              </li>
            ))}
          </ul>
          {rest > 0 ? (
            <p className={classes.quiet}>
              And {rest.toLocaleString("en-GB")} more: look for a customer, or leaf through the
              agreements, under <a href="#affected">Who is affected</a>.
            </p>
          ) : null}
        </details>
      )}
    </>
  );
}
