import Link from "next/link";
import { restructurings } from "@/lib/domain/record/restructuring";
import { restructuringWords } from "@/lib/domain/record/restructuring-view";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";

/** What can happen to companies as a whole: each leads to its guided form. */
export function RestructuringChoice() {
  return (
    <>
      <PageTitle title="Companies that merge, split or begin" />
      {restructurings.map((what) => {
        const { title, about } = restructuringWords[what];
        return (
          <Panel key={what} title={title}>
            <p>{about}</p>
            <p>
              <Link href={`/staff/restructure/${what}`} prefetch={false}>
                {title}: fill in the form
              </Link>
            </p>
          </Panel>
        );
      })}
    </>
  );
}
