import { choice, number, reference, text, texts } from "@/lib/domain/fields";
import { kind } from "./kind";

export const documentBlock = kind(
  "DocumentBlock",
  {
    plural: "documentBlocks",
    label: "Block of a document",
    labelPlural: "Blocks of documents",
    titleField: "heading",
  },
  {
    documentId: reference("SourceDocument", { label: "Document", required: true }),
    heading: text(300, { label: "Heading" }),
    blockKind: choice(["TEXT", "FACT_TABLE", "FACT_LIST", "FACT_INLINE"], { label: "Kind" }),
    text: text(10_000, { label: "Text", source: "GDPR Art. 12(1)" }),
    query: text(200, {
      label: "Facts that it shows",
      help: "Which records: such as trackers, recipients, retention rules.",
    }),
    shownColumns: texts(100, { label: "Columns" }),
    groupBy: text(100, { label: "Grouped by" }),
    sortBy: text(100, { label: "Sorted by" }),
    displayOrder: number(0, 10_000, { label: "Order" }),
  },
);
