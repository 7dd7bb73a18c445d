import { ActionForm } from "@/components/forms/action-form";
import { ProblemsByPlace } from "@/components/forms/problems-by-place";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import { type TrackingView, trackingOutcomeWords } from "@/lib/domain/sending/tracked-letter";
import classes from "../changes.module.css";

type Actions = { readonly record: FormAction; readonly discard: FormAction };

/** The second step: what the list would record, and whether it shall. */
export function TrackingList({ view, actions }: { view: TrackingView; actions: Actions }) {
  const { changeSetId, fileName, planHash, letters, problems } = view;
  const news = letters.filter(({ outcome }) => outcome !== "KNOWN").length;
  return (
    <Panel title={fileName}>
      {problems.length > 0 ? (
        <Callout tone="bad" title="Something is wrong, so nothing can be recorded">
          <ProblemsByPlace problems={problems} />
        </Callout>
      ) : (
        <Letters view={view} />
      )}
      <div className={classes.acts}>
        {news > 0 ? (
          <ActionForm
            action={actions.record}
            submit={news === 1 ? "Record 1 letter" : `Record ${news.toLocaleString("en")} letters`}
            label="Record the letters"
            hidden={{ changeSetId, plan: planHash }}
          />
        ) : null}
        <ActionForm
          action={actions.discard}
          submit="Choose another list"
          tone="quiet"
          label="Choose another list"
          hidden={{ changeSetId }}
        />
      </div>
    </Panel>
  );
}

function Letters({ view: { letters } }: { view: TrackingView }) {
  return (
    <DataTable
      caption="What the list would record"
      columns={[
        { key: "letter", label: "Letter" },
        { key: "line", label: "Line", align: "right" },
        { key: "agreement", label: "Agreement" },
        { key: "posted", label: "Posted" },
        { key: "delivered", label: "Delivered" },
        { key: "returned", label: "Returned" },
        { key: "outcome", label: "What happens" },
        { key: "objection", label: "Object until" },
        { key: "earliest", label: "Earliest effect" },
      ]}
      rows={letters.map((letter) => ({
        key: `${letter.carrier} ${letter.number}`,
        cells: [
          `${letter.carrier} ${letter.number}`,
          letter.line,
          letter.agreementRef,
          <Day key="posted" on={letter.postedOn} />,
          <Day key="delivered" on={letter.deliveredOn} />,
          <Day key="returned" on={letter.returnedOn} />,
          trackingOutcomeWords[letter.outcome],
          <Day key="objection" on={letter.objectionLastDay} />,
          <Day key="earliest" on={letter.earliestEffectiveOn} />,
        ],
      }))}
    />
  );
}
