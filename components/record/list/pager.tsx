import { LinkButton } from "@/components/ui/link-button";
import classes from "./list.module.css";

/** The way to the pages beside this one. */
export function Pager({ previous, next }: { previous: string | null; next: string | null }) {
  if (previous === null && next === null) return null;
  return (
    <nav className={classes.pager} aria-label="Pages">
      {previous === null ? <span /> : <LinkButton href={previous}>← Previous page</LinkButton>}
      {next === null ? <span /> : <LinkButton href={next}>Next page →</LinkButton>}
    </nav>
  );
}
