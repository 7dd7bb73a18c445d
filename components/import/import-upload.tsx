import { ListFileForm } from "@/components/forms/list-file-form";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./import.module.css";

/** The first step: choose a file. */
export function ImportUpload({ read, mostBytes }: { read: FormAction; mostBytes: number }) {
  return (
    <>
      <Panel title="Choose a file">
        <p>
          Vendors, processing activities or records of any kind. Nothing is imported before you have
          seen what would happen, and all of it becomes one draft, which can be withdrawn.
        </p>
        <ListFileForm read={read} what="file" label="Choose a file" mostBytes={mostBytes} />
      </Panel>
      <Panel title="What is recognised">
        <ul>
          <li>
            The register of the CNIL: the workbook with one form for each activity, and lists.
          </li>
          <li>The templates of the ICO for controllers and for processors.</li>
          <li>Lists of vendors, headings in English, French or German.</li>
          <li>Every list that is exported here.</li>
          <li>Any other list: you say what its columns mean, and that is remembered.</li>
        </ul>
        <p>
          An empty cell says nothing. <code>(none)</code> takes away what stands there,{" "}
          <code>(unknown)</code> says that nobody knows it. A row that is missing ends nothing.
        </p>
        <div className={classes.actions}>
          <LinkButton href="/staff/import/template" download>
            Empty list of vendors as CSV
          </LinkButton>
          <LinkButton href="/staff/customers/import">
            Customers have an import of their own
          </LinkButton>
        </div>
      </Panel>
    </>
  );
}
