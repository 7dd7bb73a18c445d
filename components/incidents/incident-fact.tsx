import type { ToldFact } from "@/lib/domain/incident/told-fact";
import { Panel } from "../ui/panel";
import classes from "./incidents.module.css";

/** The words of a fact that stands in no record. */
export function IncidentFact({ fact }: { fact: ToldFact | null }) {
  if (fact === null) return null;
  return (
    <Panel title="What happened" id="happened">
      <p className={classes.typed}>{fact.what}</p>
      <p className={classes.typed}>How we know: {fact.howKnown ?? "nobody said."}</p>
    </Panel>
  );
}
