import type { CalendarDate } from "@/lib/domain/calendar";
import { adequacyAt } from "@/lib/domain/reference/adequacy";
import { type CountryCode, countryCodes } from "@/lib/domain/reference/countries";
import type { Regime } from "@/lib/domain/reference/enums";
import { legacyMechanisms, transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { type Planning, refuse, state } from "./planning";
import { choiceIn } from "./read-cells";
import { refNamed, refOfPart } from "./refs";
import { cellOf, type HeadedCell, type RowCells } from "./row-cells";
import { type MechanismCode, mechanismsIn, saysNothing } from "./words";

type Ends = {
  readonly engagement: string;
  readonly exporter: string | undefined;
  readonly importer: string | undefined;
};

/**
 * The transfers that follow from where an engagement processes data: one for each country outside the territory of every regime
 * that applies to us. What it rests on stays unknown where the list does not say it.
 */
export function planTransfers(
  planning: Planning,
  cells: RowCells,
  codes: readonly string[],
  { engagement, exporter, importer }: Ends,
): void {
  const { row } = cells;
  const regimes = ownRegimes(planning, exporter);
  const mechanisms = mechanismsOf(planning, cellOf(cells, "transfer.mechanism"));
  if (mechanisms === null) return;
  for (const destination of codes) {
    if (!leaves(destination, regimes, planning.facts.today)) continue;
    const ref = refOfPart(planning, "Transfer", "engagementId", engagement, {
      isIt: (transfer) => transfer.destination === destination,
      word: destination,
      row,
    });
    if (ref === null) continue;
    state(
      planning,
      { kind: "Transfer", ref },
      {
        part: "transfer",
        row,
        given: { engagementId: engagement, destination },
        defaults: { exporterEntityId: exporter, importerEntityId: importer },
        unknown: ["fromRegimes", "exporterEntityId", "importerEntityId", "assessmentStatus"],
      },
    );
    planMechanisms(planning, cells, ref, mechanisms, regimes);
  }
}

/** A transfer that a register names without a vendor of ours: to a country, out of one activity. */
export function planNamedTransfer(
  planning: Planning,
  cells: RowCells,
  destination: string,
  { activity, recipient }: { activity: string; recipient: string | undefined },
): void {
  const { row } = cells;
  const mechanisms = mechanismsOf(planning, cellOf(cells, "transfer.safeguards"));
  if (mechanisms === null) return;
  const originText = activity.slice(0, 300);
  const present = [...planning.facts.register.Transfer.values()].find(
    (transfer) => transfer.destination === destination && transfer.originText === originText,
  );
  const ref = present?.ref ?? refNamed(planning, "Transfer", `${activity} ${destination}`, { row });
  if (ref === null) return;
  state(
    planning,
    { kind: "Transfer", ref },
    {
      part: "transfer",
      row,
      given: { destination, originText },
      lines: recipient === undefined ? {} : { notes: [`Recipient: ${recipient}`] },
      unknown: ["engagementId", "exporterEntityId", "importerEntityId", "fromRegimes"],
    },
  );
  planMechanisms(planning, cells, ref, mechanisms, ownRegimes(planning, undefined));
}

function planMechanisms(
  planning: Planning,
  cells: RowCells,
  transfer: string,
  mechanisms: readonly MechanismCode[],
  regimes: readonly Regime[],
): void {
  const { row } = cells;
  const stated = choiceIn(planning, cellOf(cells, "transfer.regimes"));
  const named = [stated ?? []].flat().map(String);
  mechanisms.forEach((mechanism, index) => {
    const possible = regimesOf(mechanism);
    const wanted = named.length > 0 ? named : regimes;
    const fitting = possible.filter((regime) => wanted.includes(regime));
    for (const regime of fitting.length > 0 ? fitting : possible.slice(0, 1)) {
      const ref = refOfPart(planning, "TransferMechanismUse", "transferId", transfer, {
        isIt: (use) => use.mechanism === mechanism && use.regime === regime,
        word: `${regime}-${mechanism}`,
        row,
      });
      if (ref === null) continue;
      state(
        planning,
        { kind: "TransferMechanismUse", ref },
        {
          part: "transfer",
          row,
          given: { transferId: transfer, mechanism, regime },
          defaults: mechanisms.length > 1 ? { priority: index + 1 } : {},
          isInferred: true,
        },
      );
    }
  });
}

/** @returns null where the cell names something that is no mechanism; then that is said */
function mechanismsOf(planning: Planning, cell: HeadedCell | undefined): MechanismCode[] | null {
  if (cell === undefined || saysNothing(cell.text)) return [];
  const found = mechanismsIn(cell.text);
  if (found === null)
    refuse(
      planning,
      cell,
      "these words name no transfer mechanism",
      "such as DPF, SCC, BCR, adequacy, UK Addendum, IDTA; several are divided by semicolons; leave the cell empty where it is not known",
    );
  return found;
}

function regimesOf(mechanism: MechanismCode): readonly Regime[] {
  const all = [...Object.values(transferMechanisms), ...Object.values(legacyMechanisms)];
  return all.find(({ code }) => code === mechanism)?.regimes ?? ["EU_GDPR"];
}

/** The regimes that apply to whoever sends the data; the GDPR where the register does not say. */
function ownRegimes({ facts: { register } }: Planning, exporter: string | undefined): Regime[] {
  const entities = [...register.LegalEntity.values()].filter(({ ref, ownGroup }) =>
    exporter === undefined ? ownGroup === true : ref === exporter,
  );
  const stated = entities.flatMap(({ regimesApplicable }) => regimesApplicable ?? []);
  return stated.length > 0 ? [...new Set(stated)] : ["EU_GDPR"];
}

function leaves(code: string, regimes: readonly Regime[], today: CalendarDate): boolean {
  const destination = countryCodes.find((known): known is CountryCode => known === code);
  if (destination === undefined) return false;
  return regimes.every((regime) => adequacyAt(regime, destination, today).status !== "INTERNAL");
}
