import Link from "next/link";
import { Day } from "@/components/ui/day";
import { isPresent, type Moment } from "@/lib/domain/moment";
import classes from "./moment.module.css";
import { MomentForm } from "./moment-form";

/** Of which moment a page is: a quiet way to another one, or a bar that says which one it is and leads back to today. */
export function MomentBar({
  moment,
  day,
  presentHref,
  action,
  kept,
  about,
}: {
  moment: Moment;
  /** The day on which the register is judged. */
  day: string;
  presentHref: string;
  action: string;
  kept: readonly (readonly [name: string, value: string])[];
  /** What on this page is not of that moment. */
  about?: string;
}) {
  if (isPresent(moment))
    return (
      <details className={classes.quiet}>
        <summary>As of another day</summary>
        <MomentForm moment={moment} action={action} kept={kept} />
      </details>
    );
  return (
    <section className={classes.bar} aria-label="Day looked at">
      <p>
        <strong>
          As of <Day on={day} />
        </strong>
        {moment.recordedAt === null ? (
          ", as far as is known today. "
        ) : (
          <>
            , as far as was recorded by the end of <Day on={moment.recordedAt} />.{" "}
          </>
        )}
        {about === undefined ? null : `${about} `}Nothing can be changed here.{" "}
        <Link href={presentHref} prefetch={false}>
          Back to today
        </Link>
      </p>
      <details>
        <summary>Another day</summary>
        <MomentForm moment={moment} action={action} kept={kept} />
      </details>
    </section>
  );
}
