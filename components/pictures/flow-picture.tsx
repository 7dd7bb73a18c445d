import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Unverified } from "@/components/ui/unverified";
import { type Moment, momentQuery } from "@/lib/domain/moment";
import type { DataFlow, FlowNode } from "@/lib/domain/pictures/data-flow";
import { flowRows, noteInWords } from "@/lib/domain/pictures/flow-rows";
import { recordPath } from "@/lib/domain/record/record-address";
import { Canvas } from "./canvas";
import { type Box, columnLayout, curve, wrapped } from "./column-layout";
import { ColumnHeads, PictureBox } from "./picture-box";
import classes from "./pictures.module.css";

const heads = ["People", "What we do", "Who receives the data"];

/** The ways of the data as a picture, and the same as a table, which is its text alternative. */
export function FlowPicture({ flow, moment }: { flow: DataFlow; moment: Moment }) {
  return (
    <div className={classes.picture}>
      <FlowDrawing flow={flow} />
      <FlowTable flow={flow} query={momentQuery(moment)} />
    </div>
  );
}

function FlowDrawing({ flow: { title, nodes, links } }: { flow: DataFlow }) {
  const { boxes, width, height } = columnLayout(nodes.map(boxOf));
  const columns = [...new Set(nodes.map(({ column }) => column))].toSorted((a, b) => a - b);
  return (
    <Canvas label={`Data flow of ${title}, as a picture`}>
      <svg
        role="img"
        aria-labelledby="flow-title flow-about"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        <title id="flow-title">{`Data flow of ${title}`}</title>
        <desc id="flow-about">
          {`${nodes.length} boxes and ${links.length} ways of data, from people on the left to recipients and those whom they engage on the right. The table below says the same.`}
        </desc>
        <ColumnHeads labels={columns.map((column) => heads[column] ?? "Engaged by them")} />
        {links.map(({ from, to }) => {
          const [one, other] = [boxes.get(from), boxes.get(to)];
          const isAbroad = nodes.find(({ id }) => id === to)?.isAbroad === true;
          return one === undefined || other === undefined ? null : (
            <path
              key={`${from} ${to}`}
              d={curve(one, other)}
              className={classes.way}
              data-tone={isAbroad ? "warn" : undefined}
              data-dashed={isAbroad || undefined}
            />
          );
        })}
        {nodes.map((node) => {
          const box = boxes.get(node.id);
          return box === undefined ? null : (
            <PictureBox key={node.id} box={box} tone={toneOf(node)} />
          );
        })}
      </svg>
      <p className={classes.legend}>
        <span className={classes.key} data-tone="warn" data-dashed>
          to a third country
        </span>
        <span className={classes.key}>within the territory, or not known</span>
      </p>
    </Canvas>
  );
}

function boxOf(node: FlowNode): Box {
  return {
    id: node.id,
    column: node.column,
    lines: wrapped(node.title),
    notes: wrapped(noteInWords(node), 28, 3),
  };
}

function toneOf({ column, isAbroad }: FlowNode): "info" | "warn" | "neutral" {
  if (isAbroad) return "warn";
  return column === 1 ? "info" : "neutral";
}

function FlowTable({ flow, query }: { flow: DataFlow; query: Record<string, string> }) {
  return (
    <DataTable
      caption={`Data flow of ${flow.title}`}
      columns={["From", "To", "Data", "Places", "Transfers"].map((label) => ({
        key: label,
        label,
      }))}
      rows={flowRows(flow).map(({ from, to, data, places, mechanism, unverified }) => ({
        key: `${from?.id} ${to.id}`,
        cells: [
          from === null ? "–" : <Named key="from" node={from} query={query} />,
          <Named key="to" node={to} query={query} />,
          data || "–",
          places || "–",
          <div key="transfers">
            {mechanism || "–"}
            {unverified === null ? null : <Unverified note={unverified} />}
          </div>,
        ],
      }))}
      empty={<p>Nothing is recorded of its data and recipients.</p>}
    />
  );
}

/** A box of the picture, with all that stands in it. */
function Named({ node, query }: { node: FlowNode; query: Record<string, string> }) {
  const { record, title, note, isAbroad, unverified } = node;
  return (
    <div>
      {record === null ? (
        title
      ) : (
        <Link href={recordPath(record, query)} prefetch={false}>
          {title}
        </Link>
      )}
      <span className={classes.quiet}>{note}</span>
      {isAbroad ? <ToneBadge tone="warn">third country</ToneBadge> : null}
      {unverified === null ? null : <Unverified note={unverified} />}
    </div>
  );
}
