import type { ImportMapping } from "@/lib/domain/import/import-draft";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { LegalBasisCode } from "@/lib/domain/reference/legal-bases";
import { pointingTo } from "@/lib/domain/register";
import { activityData } from "./activity-data-row";
import { type Planning, refuse, refuseRow, state } from "./planning";
import { choiceIn, countriesIn, entriesOf } from "./read-cells";
import { givenRef, refNamed, refOfPart } from "./refs";
import { cellOf, cellsNamed, fieldCells, type HeadedCell, type RowCells } from "./row-cells";
import { planNamedTransfer } from "./transfer-rows";
import { onlyOwnEntity } from "./vendor-row";
import { article9In, legalBasisIn, linesIn, measureCategoryIn, plain, saysNothing } from "./words";

/** What a regulator's template says of all its rows: which register, under which regime. */
type ActivityDefaults = Pick<ImportMapping, "register" | "regime">;

/** One row of a register: a processing activity, or a further line of one. */
export function planActivityRow(
  planning: Planning,
  cells: RowCells,
  defaults: ActivityDefaults,
): void {
  const { row } = cells;
  const nameCell =
    cellOf(cells, "activity.name") ?? cellOf(cells, "purpose.text") ?? categoryCell(cells);
  const refCell = cellOf(cells, "activity.ref");
  if (nameCell === undefined && refCell === undefined) {
    refuseRow(
      planning,
      row,
      "activity.name",
      "the row names no processing activity",
      "fill in its name, or its purpose",
    );
    return;
  }
  const name = firstLine(nameCell?.text ?? "").slice(0, 200);
  const ref =
    refCell === undefined
      ? refNamed(planning, "ProcessingActivity", name, { row, cell: nameCell })
      : givenRef(planning, numbered(refCell));
  if (ref === null) return;
  const measures = planMeasures(planning, cells);
  state(
    planning,
    { kind: "ProcessingActivity", ref },
    {
      part: "activity",
      row,
      cells: fieldCells(cells, "activity", "notes"),
      added: measures.refs.length > 0 ? { securityMeasureIds: measures.refs } : {},
      lines: { notes: [...notesOf(cells), ...measures.unsorted] },
      defaults: { name: name || ref, register: defaults.register },
      unknown: ["securityMeasureIds"],
      isInferred: cellOf(cells, "activity.name") === undefined,
    },
  );
  planPurposes(planning, cells, ref, defaults);
  activityData(planning, cells, ref);
  planRecipients(planning, cells, ref);
  planParticipants(planning, cells, ref, defaults);
  for (const country of countriesIn(planning, cellOf(cells, "transfer.countries")) ?? [])
    planNamedTransfer(planning, cells, country, {
      activity: name || ref,
      recipient: cellOf(cells, "transfer.recipient")?.text,
    });
}

function categoryCell(cells: RowCells): HeadedCell | undefined {
  return cellOf(cells, "activity.categoriesOfProcessing");
}

/** "N° 3" is a number of the list and no word: a ref begins with a letter or digit, and has no blanks. */
function numbered(cell: HeadedCell): HeadedCell {
  const text = cell.text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replaceAll(/^[^A-Za-z0-9]+|-+$/g, "");
  return text === "" ? cell : { ...cell, text: text.slice(0, 80) };
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.trim() ?? "";
}

/** What has no field of its own is kept with its heading. */
function notesOf(cells: RowCells): string[] {
  return cellsNamed(cells, "activity.notes").map(({ heading, text }) => `${heading}: ${text}`);
}

function planPurposes(
  planning: Planning,
  cells: RowCells,
  activity: string,
  { regime }: ActivityDefaults,
): void {
  const { row } = cells;
  const texts = cellsNamed(cells, "purpose.text").flatMap(({ text }) => linesIn(text));
  for (const text of texts) {
    const ref = refOfPart(planning, "ActivityPurpose", "activityId", activity, {
      isIt: (purpose) => purpose.text === text,
      word: text.slice(0, 40),
      row,
    });
    if (ref === null) continue;
    state(
      planning,
      { kind: "ActivityPurpose", ref },
      {
        part: "purpose",
        row,
        given: { activityId: activity, text: text.slice(0, 1000) },
      },
    );
    planBasis(planning, cells, ref, regime);
  }
}

function planBasis(
  planning: Planning,
  cells: RowCells,
  purpose: string,
  usualRegime: string,
): void {
  const regimes = [choiceIn(planning, cellOf(cells, "basis.regimes")) ?? usualRegime].flat();
  for (const cell of cellsNamed(cells, "basis.basis")) {
    for (const text of linesIn(cell.text)) {
      const basisCode = legalBasisIn(text);
      if (basisCode === null)
        refuse(
          planning,
          cell,
          "these words name no legal basis",
          "such as Art. 6(1)(b), Contract, Consent, Legal obligation, Vital interests, Public task, Legitimate interests",
        );
      else
        for (const regime of regimes.map(String))
          stateBasis(planning, cells, { purpose, basisCode, regime });
    }
  }
}

function stateBasis(
  planning: Planning,
  cells: RowCells,
  { purpose, basisCode, regime }: { purpose: string; basisCode: LegalBasisCode; regime: string },
): void {
  const { row } = cells;
  const ref = refOfPart(planning, "LegalBasisUse", "purposeId", purpose, {
    isIt: (use) => use.basisCode === basisCode && use.regime === regime,
    word: `${regime}-${basisCode}`,
    row,
  });
  if (ref === null) return;
  const article9 = article9In(cellOf(cells, "basis.article9")?.text ?? "");
  const interest = cellOf(cells, "basis.legitimateInterest")?.text ?? "";
  const hasInterest = basisCode === "EU_6_1_F" && !saysNothing(interest);
  state(
    planning,
    { kind: "LegalBasisUse", ref },
    {
      part: "basis",
      row,
      given: {
        purposeId: purpose,
        basisCode,
        regime,
        article9Conditions: article9.length > 0 ? article9 : undefined,
        legitimateInterest: hasInterest ? interest : undefined,
      },
      isInferred: true,
    },
  );
}

const recipientTargets = [
  ["recipient.names", null],
  ["recipient.internal", "INTERNAL_DEPARTMENT"],
  ["recipient.processors", "PROCESSOR"],
] as const;

function planRecipients(planning: Planning, cells: RowCells, activity: string): void {
  const { row } = cells;
  const statedKind = choiceIn(planning, cellOf(cells, "recipient.recipientKind"));
  for (const [target, usualKind] of recipientTargets) {
    for (const name of entriesOf(cells, target)) {
      const cell = cellOf(cells, target);
      const ref = refNamed(planning, "Disclosure", name.slice(0, 300), { row, cell });
      if (ref === null) continue;
      state(
        planning,
        { kind: "Disclosure", ref },
        {
          part: "recipient",
          row,
          added: { activityIds: [activity] },
          given: target === "recipient.names" ? { recipientKind: statedKind } : {},
          defaults: { name: name.slice(0, 300), recipientKind: usualKind ?? "CATEGORY_ONLY" },
          // Whether a word is a name or a category, only its reader can tell.
          unknown: ["namedAs"],
        },
      );
    }
  }
}

function planMeasures(planning: Planning, cells: RowCells): { refs: string[]; unsorted: string[] } {
  const { row } = cells;
  const stated = choiceIn(planning, cellOf(cells, "measure.category"));
  const refs: string[] = [];
  const unsorted: string[] = [];
  for (const cell of cellsNamed(cells, "measure.texts")) {
    for (const text of linesIn(cell.text)) {
      const category = stated ?? measureCategoryIn(text);
      if (category === null) {
        unsorted.push(`${cell.heading}: ${text}`);
        continue;
      }
      const ref = refNamed(planning, "SecurityMeasure", text, { row, cell });
      if (ref === null) continue;
      refs.push(ref);
      state(
        planning,
        { kind: "SecurityMeasure", ref },
        {
          part: "measure",
          row,
          defaults: { category, text },
          isInferred: stated === undefined,
        },
      );
    }
  }
  return { refs, unsorted };
}

/** Who takes part beside us; ourselves only where we are one entity. */
function planParticipants(
  planning: Planning,
  cells: RowCells,
  activity: string,
  defaults: ActivityDefaults,
): void {
  const { row } = cells;
  const joint = cellOf(cells, "joint.name");
  const controller = cellOf(cells, "controller.name");
  const others = [
    [joint, "JOINT_CONTROLLER"],
    [controller, "CONTROLLER"],
  ] as const;
  const isJoint = joint !== undefined && !saysNothing(joint.text);
  const own = onlyOwnEntity(planning.facts.register);
  const { Participation } = planning.facts.register;
  const isStated =
    pointingTo(planning.facts.register, "Participation", "activityId", activity).length > 0;
  if (own !== undefined && !isStated && Participation !== undefined) {
    const usual = defaults.register === "PROCESSOR" ? "PROCESSOR" : "CONTROLLER";
    planParticipation(planning, row, activity, own, isJoint ? "JOINT_CONTROLLER" : usual);
  }
  for (const [cell, role] of others) {
    if (cell === undefined || saysNothing(cell.text)) continue;
    const legalName = firstLine(cell.text).slice(0, 300);
    const entity = refNamed(planning, "LegalEntity", legalName, { row, cell });
    if (entity === null) continue;
    state(
      planning,
      { kind: "LegalEntity", ref: entity },
      {
        part: role === "CONTROLLER" ? "controller" : "joint",
        row,
        defaults: { legalName },
        unknown: ["country", "street", "city"],
      },
    );
    planParticipation(planning, row, activity, entity, role);
  }
}

function planParticipation(
  planning: Planning,
  row: number,
  activity: string,
  entity: string,
  role: "CONTROLLER" | "JOINT_CONTROLLER" | "PROCESSOR",
): void {
  const kind: KindName = "Participation";
  const ref = refOfPart(planning, kind, "activityId", activity, {
    isIt: ({ legalEntityId }) => legalEntityId === entity,
    word: `${entity}-${plain(role)}`,
    row,
  });
  if (ref === null) return;
  state(
    planning,
    { kind, ref },
    {
      part: "participation",
      row,
      defaults: { activityId: activity, legalEntityId: entity, role },
    },
  );
}
