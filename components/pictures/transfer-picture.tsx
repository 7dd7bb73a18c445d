import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { choiceInWords } from "@/lib/domain/choice-words";
import type {
  Destination,
  MappedTransfer,
  MechanismFamily,
  TransferMap,
} from "@/lib/domain/pictures/transfer-map";
import { recordPath } from "@/lib/domain/record-address";
import { transferImpactAssessmentStatuses } from "@/lib/domain/reference/enums";
import { Canvas } from "./canvas";
import { type Box, columnLayout, curve, wrapped } from "./column-layout";
import { ColumnHeads, PictureBox } from "./picture-box";
import classes from "./pictures.module.css";

/** How a way is drawn: never by colour alone. */
const families: Readonly<
  Record<MechanismFamily, { tone: "good" | "info" | "neutral" | "warn" | "bad"; words: string }>
> = {
  ADEQUACY: { tone: "good", words: "adequacy decision, or certified recipient" },
  CLAUSES: { tone: "info", words: "contractual clauses" },
  RULES: { tone: "neutral", words: "binding rules, code, certification" },
  DEROGATION: { tone: "warn", words: "derogation of Article 49" },
  NONE: { tone: "bad", words: "no ground that holds" },
};

const statuses: Readonly<Record<Destination["status"], string>> = {
  INTERNAL: "inside the territory",
  ADEQUATE: "adequate",
  ADEQUATE_CONDITIONAL: "adequate on conditions",
  NONE: "no adequacy decision",
  UNKNOWN: "not known",
};

/** All transfers as a picture: who sends, on what that rests, and how the law sees the country; the same as a table. */
export function TransferPicture({ map }: { map: TransferMap }) {
  return (
    <div className={classes.picture}>
      <Drawing map={map} />
      <TransferTable transfers={map.transfers} />
    </div>
  );
}

type Way = { from: string; to: string; family: MechanismFamily; count: number; errors: number };

/** Transfers of one exporter to one country on one kind of ground are one line of the picture. */
function waysOf({ transfers, destinations }: TransferMap): Way[] {
  const ways = new Map<string, Way>();
  for (const { from, destination, family, errors } of transfers) {
    const key = JSON.stringify([from, destination, family]);
    const known = ways.get(key);
    ways.set(key, {
      from: `exporter ${from}`,
      to: `destination ${destination}`,
      family,
      count: (known?.count ?? 0) + 1,
      errors: (known?.errors ?? 0) + errors,
    });
  }
  // In the order of the countries, so that few lines cross.
  const places = destinations.map(({ code }) => `destination ${code}`);
  return [...ways.values()].toSorted(
    (one, other) => places.indexOf(one.to) - places.indexOf(other.to),
  );
}

function Drawing({ map }: { map: TransferMap }) {
  const ways = waysOf(map);
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
          const [from, middle, to] = [way.from, `way ${index}`, way.to].map((id) => boxes.get(id));
          if (from === undefined || middle === undefined || to === undefined) return null;
          const tone = families[way.family].tone;
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
        {Object.entries(families).map(([family, { tone, words }]) => (
          <span key={family} className={classes.key} data-tone={tone}>
            {words}
          </span>
        ))}
        <span className={classes.key} data-dashed>
          dashed: an error is found
        </span>
      </p>
    </Canvas>
  );
}

function wayBox({ family, count, errors }: Way, index: number): Box {
  const found = errors === 0 ? "" : `, ${errors} ${errors === 1 ? "error" : "errors"}`;
  const note = `${count} ${count === 1 ? "transfer" : "transfers"}${found}`;
  return {
    id: `way ${index}`,
    column: 1,
    lines: wrapped(families[family].words),
    note,
  };
}

function destinationBox({ code, name, status }: Destination, { transfers }: TransferMap): Box {
  const count = transfers.filter(({ destination }) => destination === code).length;
  return {
    id: `destination ${code}`,
    column: 2,
    lines: wrapped(`${name} (${count})`),
    note: statuses[status],
  };
}

function toneOf({ id }: Box, ways: readonly Way[], { destinations }: TransferMap) {
  const way = ways.find((_, index) => `way ${index}` === id);
  if (way !== undefined) return families[way.family].tone;
  const status = destinations.find(({ code }) => `destination ${code}` === id)?.status;
  if (status === "NONE" || status === "UNKNOWN") return "warn";
  return status === undefined ? "neutral" : "good";
}

function TransferTable({ transfers }: { transfers: readonly MappedTransfer[] }) {
  return (
    <DataTable
      caption="Transfers"
      columns={["To", "From", "Country", "Rests on", "Assessment", "Found"].map((label) => ({
        key: label,
        label,
      }))}
      rows={transfers.map((one) => ({
        key: one.ref,
        cells: [
          <Link key="to" href={recordPath({ kind: "Transfer", ref: one.ref })} prefetch={false}>
            {one.to}
          </Link>,
          one.from,
          one.place,
          <span key="ground">
            {one.mechanisms}
            <span className={classes.quiet}>{families[one.family].words}</span>
          </span>,
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

function FoundHere({ transfer: { findings } }: { transfer: MappedTransfer }) {
  if (findings.length === 0) return "nothing";
  return (
    <ul className={classes.found}>
      {findings.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          {code}: {message}
        </li>
      ))}
    </ul>
  );
}
