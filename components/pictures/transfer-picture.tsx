import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Unverified } from "@/components/ui/unverified";
import { choiceInWords } from "@/lib/domain/choice-words";
import { type Moment, momentQuery } from "@/lib/domain/moment";
import {
  type Destination,
  type MechanismFamily,
  mechanismFamilies,
  type TransferMap,
} from "@/lib/domain/pictures/transfer-map";
import {
  familyWords,
  standingWords,
  type TransferRow,
  type TransferWay,
  transferRows,
  transferWays,
  wayInWords,
} from "@/lib/domain/pictures/transfer-ways";
import { recordPath } from "@/lib/domain/record/record-address";
import { transferImpactAssessmentStatuses } from "@/lib/domain/reference/enums";
import { Canvas } from "./canvas";
import { type Box, columnLayout, curve, wrapped } from "./column-layout";
import { ColumnHeads, PictureBox } from "./picture-box";
import classes from "./pictures.module.css";

/** How a way is drawn: never by colour alone. */
const tones: Readonly<Record<MechanismFamily, "good" | "info" | "neutral" | "warn" | "bad">> = {
  ADEQUACY: "good",
  CLAUSES: "info",
  RULES: "neutral",
  DEROGATION: "warn",
  NONE: "bad",
};

/** All transfers as a picture: who sends, on what that rests, and how the law sees the country; the same as a table. */
export function TransferPicture({ map, moment }: { map: TransferMap; moment: Moment }) {
  return (
    <div className={classes.picture}>
      <Drawing map={map} />
      <TransferTable rows={transferRows(map)} query={momentQuery(moment)} />
    </div>
  );
}

function Drawing({ map }: { map: TransferMap }) {
  const ways = transferWays(map);
  const { boxes, width, height } = columnLayout([
    ...map.exporters.map(
      (name): Box => ({ id: `exporter ${name}`, column: 0, lines: wrapped(name) }),
    ),
    ...ways.map((way, index): Box => wayBox(way, index)),
    ...map.destinations.map((one): Box => destinationBox(one, map)),
  ]);
  return (
    <Canvas label="Transfers, as a picture">
      <svg
        role="img"
        aria-labelledby="transfers-title transfers-about"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        <title id="transfers-title">Map of transfers</title>
        <desc id="transfers-about">
          {`${map.transfers.length} transfers from ${map.exporters.length} exporters to ${map.destinations.length} destinations, by what they rest on. The table below says the same.`}
        </desc>
        <ColumnHeads labels={["Who sends", "On what it rests", "Where to"]} />
        {ways.map((way, index) => {
          const [from, middle, to] = [
            `exporter ${way.from}`,
            `way ${index}`,
            `destination ${way.to}`,
          ].map((id) => boxes.get(id));
          if (from === undefined || middle === undefined || to === undefined) return null;
          const tone = tones[way.family];
          const look = {
            className: classes.way,
            "data-tone": tone,
            "data-dashed": way.family === "NONE" || way.errors > 0 || undefined,
            strokeWidth: Math.min(6, 1.5 + way.count / 2),
          };
          return (
            <g key={middle.id}>
              <path d={curve(from, middle)} {...look} />
              <path d={curve(middle, to)} {...look} />
            </g>
          );
        })}
        {[...boxes.values()].map((box) => (
          <PictureBox key={box.id} box={box} tone={toneOf(box, ways, map)} />
        ))}
      </svg>
      <p className={classes.legend}>
        {mechanismFamilies.map((family) => (
          <span key={family} className={classes.key} data-tone={tones[family]}>
            {familyWords[family]}
          </span>
        ))}
        <span className={classes.key} data-dashed>
          dashed: an error is found
        </span>
      </p>
    </Canvas>
  );
}

function wayBox(way: TransferWay, index: number): Box {
  return {
    id: `way ${index}`,
    column: 1,
    lines: wrapped(familyWords[way.family]),
    notes: wrapped(wayInWords(way), 28),
  };
}

function destinationBox(
  { code, name, status, unverified }: Destination,
  { transfers }: TransferMap,
): Box {
  const count = transfers.filter(({ destination }) => destination === code).length;
  return {
    id: `destination ${code}`,
    column: 2,
    lines: wrapped(`${name} (${count})`),
    notes: wrapped(`${standingWords[status]}${unverified === null ? "" : ", unverified"}`, 28),
  };
}

function toneOf({ id }: Box, ways: readonly TransferWay[], { destinations }: TransferMap) {
  const way = ways.find((_, index) => `way ${index}` === id);
  if (way !== undefined) return tones[way.family];
  const status = destinations.find(({ code }) => `destination ${code}` === id)?.status;
  if (status === "NONE" || status === "UNKNOWN") return "warn";
  return status === undefined ? "neutral" : "good";
}

function TransferTable({
  rows,
  query,
}: {
  rows: readonly TransferRow[];
  query: Record<string, string>;
}) {
  return (
    <DataTable
      caption="Transfers"
      columns={["To", "From", "Where to", "Rests on", "Assessment", "Found"].map((label) => ({
        key: label,
        label,
      }))}
      rows={rows.map((one) => ({
        key: one.ref,
        cells: [
          <Link
            key="to"
            href={recordPath({ kind: "Transfer", ref: one.ref }, query)}
            prefetch={false}
          >
            {one.to}
          </Link>,
          one.from,
          <div key="place">
            {one.place}
            <span className={classes.quiet}>{standingWords[one.standing.status]}</span>
            {one.standing.unverified === null ? null : (
              <Unverified note={one.standing.unverified} />
            )}
          </div>,
          <div key="ground">
            {one.mechanisms}
            <span className={classes.quiet}>{familyWords[one.family]}</span>
            {one.unverified === null ? null : <Unverified note={one.unverified} />}
          </div>,
          one.assessment === null
            ? "not known"
            : choiceInWords(one.assessment, transferImpactAssessmentStatuses),
          <FoundHere key="found" transfer={one} />,
        ],
      }))}
      empty={<p>No transfer is recorded.</p>}
    />
  );
}

function FoundHere({ transfer: { findings } }: { transfer: TransferRow }) {
  if (findings.length === 0) return "nothing";
  return (
    <ul className={classes.found}>
      {findings.map(({ code, severity, message }) => (
        <li key={`${code} ${message}`}>
          {code}, {severity}: {message}
        </li>
      ))}
    </ul>
  );
}
