import type { ConflictField } from "@/lib/domain/change/change-view";
import classes from "./draft.module.css";

/** One field as both began with it, as a change has it, and as the register has it by now. */
export function ThreeSides({
  field: { base, mine, theirs },
}: {
  field: Pick<ConflictField, "base" | "mine" | "theirs">;
}) {
  const sides = [
    ["It read", base],
    ["This change says", mine],
    ["The register says now", theirs],
  ] as const;
  return (
    <dl className={classes.sides}>
      {sides.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <span className={classes.quiet}>nothing</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
