import type { Command } from "commander";
import { comingDay, listPreview } from "@/lib/data/changes/change-preview";
import { changesOf, findChangeSet, itemsOf } from "@/lib/data/changes/change-sets";
import { outlookOf } from "@/lib/data/changes/outlook";
import type { CalendarDate } from "@/lib/domain/calendar";
import { consequenceJson } from "@/lib/domain/change/consequence-json";
import { type DocumentChange, documentChanges } from "@/lib/domain/change/documents";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { companionValue } from "@/lib/domain/change/order-view";
import { recordLink } from "@/lib/domain/change/record-link";
import { catalogueOf, folderOf } from "@/lib/domain/language/catalogue";
import { coverInWords, saferWays } from "@/lib/domain/language/emergency-words";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { publicDifferences } from "@/lib/draw/differences-by-language";
import { print, refused, table } from "./answer";
import { blockerWords } from "./blockers";
import { actorOf, now, withInstallation } from "./installation";

export function addConsequence(program: Command): void {
  program
    .command("consequence <id>")
    .description(
      "what follows from a change set: classes, customers with their dates, findings, documents",
    )
    .option("--json")
    .action((id: string, options: { json?: true }) =>
      withInstallation(async () => {
        const changeSet = await findChangeSet(id);
        if (changeSet === null) throw refused("noSuchChangeSet");
        const { snapshot, consequence } = await outlookOf(changeSet, now());
        const after = apply(
          snapshot.register,
          changesOf(itemsOf(changeSet), todayIn(snapshot.register, now())),
        );
        const documents = [
          ...documentChanges(snapshot.register, after, consequence),
          ...(await publishedChanges(
            snapshot.register,
            after,
            comingDay({ changeSet, ordered: null, consequence }, todayIn(snapshot.register, now())),
          )),
        ];
        const outlook = outlookHash(consequence);
        const seen = companionValue({ id, seen: { position: changeSet.position, outlook } });
        const json = { ...consequenceJson(changeSet, consequence, after), documents, seen };
        print({ text: textOf(json, snapshot.register, after), json }, options.json === true);
      }),
    );
}

/**
 * The public documents as far as they would read differently, in every language in which they are published. The list in English is
 * compared entry by entry.
 */
async function publishedChanges(
  before: Register,
  after: Register,
  comesOn: CalendarDate | null,
): Promise<DocumentChange[]> {
  const today = todayIn(before, now());
  const list = await listPreview(await actorOf(undefined), { before, after, today }, comesOn);
  return list === null
    ? []
    : publicDifferences(list).flatMap(({ path, versions }) =>
        versions.flatMap(({ language, change, words }): DocumentChange[] => {
          const isByEntry = path === "subprocessors" && language === "en";
          if (words === null || isByEntry) return [];
          const document = `/${folderOf(catalogueOf(language))}${path}`;
          return [{ document, entries: [{ ref: path, change, words: [...words] }] }];
        }),
      );
}

type ConsequenceJson = ReturnType<typeof consequenceJson> & {
  documents: DocumentChange[];
  /** What is held against what follows when it is announced: `change announce --seen`. */
  seen: string;
};

/** Which agreements cover the emergency, and what is safer for the others. */
function emergencyLines({ customers, gating }: ConsequenceJson): string[] {
  const asked = customers.flatMap(({ agreement, emergency }) =>
    emergency === null ? [] : [{ agreement, emergency }],
  );
  if (asked.length === 0) return [];
  const isCovered = asked.every(({ emergency }) => emergency.verdict === "COVERED");
  return [
    "",
    "Emergency:",
    ...asked.map(({ agreement, emergency }) =>
      [
        `  ${agreement}: ${coverInWords(emergency)}`,
        ...(emergency.clause === null ? [] : [`    “${emergency.clause}”`]),
      ].join("\n"),
    ),
    ...(isCovered
      ? []
      : [
          "Safer where it is not covered:",
          ...saferWays(gating === "PER_CUSTOMER").map((way) => `  ${way}`),
        ]),
  ];
}

function textOf(json: ConsequenceJson, before: Register, after: Register): string {
  const items = json.items.map(({ kind, ref, field, class: itemClass, rule }) => [
    itemClass,
    rule ?? "-",
    `${kind}/${ref}`,
    field ?? recordLink(before, after, { kind, ref }).title,
  ]);
  const customers = json.customers.map((customer) => [
    customer.ref,
    customer.class,
    customer.basis === "LAW" ? "law" : "contract",
    customer.noticeStartsOn ?? "-",
    customer.objectionLastDay ?? "-",
    customer.earliestEffectiveOn ?? "-",
    customer.zone,
    customer.why,
    customer.blockers.map(blockerWords).join("; "),
  ]);
  const { appeared, vanished } = json.findings;
  return [
    `${json.id} ${json.state}: class ${json.class ?? "none (internal)"}, ${json.gating === "PER_CUSTOMER" ? "each customer can follow on its own day" : "for all at once"}`,
    "",
    table(["class", "rule", "record", "field"], items),
    "",
    customers.length === 0
      ? "No customer has to be told."
      : table(
          [
            "customer",
            "class",
            "asked by",
            "starts",
            "objection until",
            "earliest",
            "zone",
            "why",
            "in the way",
          ],
          customers,
        ),
    ...emergencyLines(json),
    ...(json.earliestEffectiveOn === null
      ? []
      : ["", `Earliest day for all: ${json.earliestEffectiveOn} (if mail goes out now)`]),
    "",
    `Findings that appear: ${appeared.length}, that vanish: ${vanished.length}`,
    ...appeared.map(
      ({ severity, code, kind, ref, message, waiver }) =>
        `  ${severity}${waiver ? ` (waived until ${waiver.until})` : ""} ${code} ${kind}/${ref}: ${message}`,
    ),
    `Documents that change: ${json.documents.map(({ document }) => document).join(", ") || "none"}`,
    `Seen: ${json.seen}`,
  ].join("\n");
}
