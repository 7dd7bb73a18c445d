// biome-ignore-all lint/suspicious/noArrayIndexKey: a document is drawn once, so its items never change places.
import { Document, Page, Text, View } from "@react-pdf/renderer";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import type { Block, Column, Definition, DocumentView, Line } from "@/lib/domain/documents/blocks";
import { drawLines, linesIn, linesKeptTogether } from "./lines";
import type { Place, Printable } from "./printable";
import { cellPadding, sizes, styles, termWidth, textWidth } from "./styles";

type BlockOf<Type extends Block["type"]> = Extract<Block, { type: Type }>;
/** High enough that the engine never breaks between two letters, where it would print a hyphen. */
const never = 10_000;
const body: Place = { width: textWidth, fontSize: sizes.body };

/** The document for the PDF renderer. */
export function pdfDocument(
  view: DocumentView,
  print: Printable,
): ReactElement<ComponentProps<typeof Document>> {
  const at = new Date(view.publishedAt);
  return (
    <Document
      title={print.fit(view.title, { width: Infinity, fontSize: 1 })}
      subject={view.subject}
      author={view.author}
      creator="Recital"
      producer="Recital"
      language={view.language}
      creationDate={at}
      modificationDate={at}
      pageMode="useOutlines"
    >
      {view.sections.map((section) => (
        <Page
          key={section.bookmark}
          size="A4"
          style={styles.page}
          bookmark={section.bookmark}
          experimentalPagination
          layout={(place) => <Frame view={view} print={print} {...place} />}
        >
          {section.blocks.map((block, index) => drawBlock(block, index, print))}
        </Page>
      ))}
    </Document>
  );
}

type FrameProps = {
  view: DocumentView;
  print: Printable;
  pageNumber?: number;
  totalPages?: number;
  children: ReactNode;
};

/** What stands on every page around its content. */
function Frame({
  view,
  print,
  pageNumber = 0,
  totalPages = 0,
  children,
}: FrameProps): ReactElement {
  const number = view.footer.pageNumber
    .replace("{page}", String(pageNumber))
    .replace("{pages}", String(totalPages));
  return (
    <>
      {view.mark === null ? null : <Text style={styles.mark}>{print.fit(view.mark, body)}</Text>}
      {children}
      <View style={styles.footer}>
        <Text style={styles.footerText}>
          {view.footer.left.map((line) => print.fit(line, body)).join("\n")}
        </Text>
        <Text style={styles.footerText}>{print.fit(number, body)}</Text>
      </View>
    </>
  );
}

function drawBlock(block: Block, key: number, print: Printable): ReactElement {
  switch (block.type) {
    case "title":
      return <Title key={key} block={block} print={print} />;
    case "heading":
      return <Heading key={key} block={block} print={print} />;
    case "paragraph":
      return (
        <Text
          key={key}
          hyphenationPenalty={never}
          style={block.tone ? [styles.paragraph, styles.quiet] : styles.paragraph}
        >
          {print.fit(block.text, body)}
        </Text>
      );
    case "list":
      return <List key={key} items={block.items} print={print} />;
    case "definitions":
      return (
        <View key={key} style={styles.definitions}>
          {block.items.map((item, index) => drawDefinition(item, index, print))}
        </View>
      );
    case "note":
      return <Note key={key} block={block} print={print} />;
    case "table":
      return <Table key={key} block={block} print={print} />;
  }
}

function Title({ block, print }: { block: BlockOf<"title">; print: Printable }): ReactElement {
  return (
    <View wrap={false}>
      <Text style={styles.kicker}>{print.fit(block.kicker, body)}</Text>
      <Text style={styles.title}>{print.fit(block.title, { width: textWidth, fontSize: 25 })}</Text>
      <Text hyphenationPenalty={never} style={styles.subtitle}>
        {print.fit(block.subtitle, body)}
      </Text>
    </View>
  );
}

const headings = {
  1: {
    box: styles.headingOne,
    text: styles.headingOneText,
    caption: styles.headingOneCaption,
    size: 19,
    ahead: 60,
  },
  2: {
    box: styles.headingTwo,
    text: styles.headingTwoText,
    caption: styles.caption,
    size: 10,
    ahead: 64,
  },
  3: {
    box: styles.headingThree,
    text: styles.headingThreeText,
    caption: styles.caption,
    size: 9,
    ahead: 56,
  },
} as const;

function Heading({ block, print }: { block: BlockOf<"heading">; print: Printable }): ReactElement {
  const style = headings[block.level];
  return (
    <View
      wrap={false}
      minPresenceAhead={style.ahead}
      style={block.follows ? [style.box, styles.following] : style.box}
    >
      <Text hyphenationPenalty={never} style={style.text}>
        {print.fit(block.text, { width: textWidth, fontSize: style.size })}
      </Text>
      {block.caption === undefined ? null : (
        <Text hyphenationPenalty={never} style={style.caption}>
          {print.fit(block.caption, { width: textWidth, fontSize: 11 })}
        </Text>
      )}
    </View>
  );
}

function List({ items, print }: { items: readonly string[]; print: Printable }): ReactElement {
  const place = { width: textWidth - 12, fontSize: sizes.body };
  return (
    <View style={styles.list}>
      {items.map((item) => (
        <View key={item} style={styles.listItem}>
          <Text style={styles.bullet}>•</Text>
          <Text hyphenationPenalty={never} style={styles.listText}>
            {print.fit(item, place)}
          </Text>
        </View>
      ))}
    </View>
  );
}

function drawDefinition(
  { term, lines, ruledLines = 0 }: Definition,
  key: number,
  print: Printable,
): ReactElement {
  const width = textWidth - termWidth;
  return (
    <View
      key={key}
      wrap={ruledLines === 0 && linesIn(lines, { width, fontSize: sizes.body }) > linesKeptTogether}
      style={styles.definition}
    >
      <Text hyphenationPenalty={never} style={styles.term}>
        {print.fit(term, { width: termWidth - 12, fontSize: sizes.caption })}
      </Text>
      <View style={styles.definitionText}>
        {lines.length === 0 ? null : (
          <Text hyphenationPenalty={never}>
            {drawLines(lines, { width, fontSize: sizes.body }, print, "label")}
          </Text>
        )}
        {Array.from({ length: ruledLines }, (_, index) => (
          <View key={index} style={styles.ruledLine} />
        ))}
      </View>
    </View>
  );
}

function Note({ block, print }: { block: BlockOf<"note">; print: Printable }): ReactElement {
  const place = { width: textWidth - 26, fontSize: sizes.body };
  return (
    <View wrap={linesIn(block.lines, place) > linesKeptTogether} style={styles.note}>
      <Text hyphenationPenalty={never} style={styles.noteTitle}>
        {print.fit(block.title, place)}
      </Text>
      <Text hyphenationPenalty={never}>{drawLines(block.lines, place, print, "label")}</Text>
    </View>
  );
}

function Table({ block, print }: { block: BlockOf<"table">; print: Printable }): ReactElement {
  const widths = columnWidths(block.columns);
  const places = widths.map((width) => ({ width: width - 2 * cellPadding, fontSize: sizes.table }));
  return (
    <View style={styles.table}>
      <View fixed style={styles.tableHeader}>
        {block.columns.map(({ header }, index) => (
          <Text
            key={header}
            hyphenationPenalty={never}
            style={[styles.headerCell, { width: widths[index] }]}
          >
            {print.fit(header, places[index] ?? body)}
          </Text>
        ))}
      </View>
      {block.rows.map((row, rowIndex) => (
        <View key={rowIndex} wrap={tallest(row, places) > linesKeptTogether} style={styles.row}>
          {row.map((lines, index) => (
            <Text
              key={index}
              hyphenationPenalty={never}
              style={[styles.cell, { width: widths[index] }]}
            >
              {drawLines(lines, places[index] ?? body, print)}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

function columnWidths(columns: readonly Column[]): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (textWidth * share) / all);
}

function tallest(row: readonly Line[][], places: readonly Place[]): number {
  return Math.max(0, ...row.map((lines, index) => linesIn(lines, places[index] ?? body)));
}
