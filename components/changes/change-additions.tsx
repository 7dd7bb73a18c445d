import Link from "next/link";
import { kindGroups } from "@/components/frame/navigation";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { kinds } from "@/lib/domain/kinds/kinds";
import { listPath } from "@/lib/domain/record/record-address";
import classes from "./changes.module.css";

/** The way to one more record of any kind in a draft: its form can point to what the draft adds. */
export function ChangeAdditions({ view: { id, state, next } }: { view: ChangeView }) {
  const mayEdit = next.steps.some(({ step, allowed }) => step === "submit" && allowed);
  if (state !== "DRAFT" || !mayEdit) return null;
  return (
    <details className={classes.more}>
      <summary>Add a record to this change</summary>
      <ul className={classes.additions}>
        {kindGroups
          .flatMap((group) => [...group.kinds])
          .map((kind) => (
            <li key={kind}>
              <Link
                href={`${listPath(kind)}/new?${new URLSearchParams({ in: id })}`}
                prefetch={false}
              >
                {kinds[kind].label}
              </Link>
            </li>
          ))}
      </ul>
    </details>
  );
}
