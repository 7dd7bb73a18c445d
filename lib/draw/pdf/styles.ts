import { StyleSheet } from "@react-pdf/renderer";
import { fontFamilies } from "./fonts";

/** A4 in points, and the margins of every page. */
export const page = { width: 595.28, left: 56, right: 56, top: 62, bottom: 74 } as const;
export const textWidth = page.width - page.left - page.right;
export const termWidth = 132;
export const cellPadding = 5;
export const sizes = { body: 9, table: 8, caption: 8.5 } as const;

/* Rows are aligned at the top: a cell stretched to its neighbour's height cannot be divided between two pages. */

/**
 * A line's height in points, as the factor that styles ask for.
 *
 * All heights are multiples of a quarter point. The layout engine counts in 32-bit floats, and where a long table's
 * positions are rounded it takes the rows for overlapping and prints only those that fit on one page.
 */
function lineOf(points: number, fontSize: number): number {
  return points / fontSize;
}

const ink = "#15191f";
const quiet = "#5a6470";
const rule = "#c6ccd3";
const faint = "#eef1f4";
const accent = "#1d3f66";
const alarm = "#a3160f";

export const styles = StyleSheet.create({
  page: {
    fontFamily: fontFamilies,
    fontSize: sizes.body,
    lineHeight: lineOf(13, sizes.body),
    color: ink,
    paddingTop: page.top,
    paddingBottom: page.bottom,
    paddingLeft: page.left,
    paddingRight: page.right,
  },
  footer: {
    position: "absolute",
    left: page.left,
    right: page.right,
    bottom: 30,
    paddingTop: 6,
    borderTopWidth: 0.5,
    borderTopColor: rule,
    flexDirection: "row",
    justifyContent: "space-between",
  },
  footerText: { fontSize: 7, lineHeight: lineOf(10, 7), color: quiet },
  mark: {
    position: "absolute",
    top: 26,
    left: page.left,
    right: page.right,
    paddingVertical: 4,
    borderWidth: 1,
    borderColor: alarm,
    color: alarm,
    fontSize: 8,
    lineHeight: lineOf(10.5, 8),
    fontWeight: 600,
    textAlign: "center",
  },
  kicker: {
    fontSize: 9,
    lineHeight: lineOf(13, 9),
    color: quiet,
    letterSpacing: 0.4,
    marginTop: 22,
  },
  title: { fontSize: 25, fontWeight: 600, color: accent, lineHeight: lineOf(30, 25), marginTop: 5 },
  subtitle: {
    fontSize: 10,
    lineHeight: lineOf(14, 10),
    color: quiet,
    marginTop: 7,
    marginBottom: 20,
    paddingRight: 40,
  },
  headingOne: {
    marginBottom: 12,
    paddingBottom: 9,
    borderBottomWidth: 1,
    borderBottomColor: accent,
  },
  headingOneText: { fontSize: 19, fontWeight: 600, color: accent, lineHeight: lineOf(24, 19) },
  headingOneCaption: { fontSize: 11, lineHeight: lineOf(15, 11), color: ink, marginTop: 2 },
  following: { marginTop: 26 },
  headingTwo: { marginTop: 12, marginBottom: 4 },
  headingTwoText: { fontSize: 10, fontWeight: 600, color: accent, lineHeight: lineOf(13.5, 10) },
  headingThree: { marginTop: 7, marginBottom: 2 },
  headingThreeText: { fontSize: 9, fontWeight: 600, lineHeight: lineOf(12, 9) },
  caption: {
    fontSize: sizes.caption,
    lineHeight: lineOf(12, sizes.caption),
    color: quiet,
    marginTop: 1,
  },
  paragraph: { marginBottom: 5 },
  quiet: { color: quiet },
  strong: { fontWeight: 600 },
  label: { color: quiet },
  link: { color: accent, textDecoration: "none" },
  list: { marginBottom: 5 },
  listItem: { flexDirection: "row", alignItems: "flex-start", marginBottom: 2.5 },
  bullet: { width: 12, color: quiet },
  listText: { width: textWidth - 12 },
  definitions: { marginBottom: 8, borderTopWidth: 0.5, borderTopColor: rule },
  definition: {
    flexDirection: "row",
    alignItems: "flex-start",
    borderBottomWidth: 0.5,
    borderBottomColor: rule,
    paddingVertical: 4.5,
  },
  term: {
    width: termWidth,
    paddingRight: 12,
    color: quiet,
    fontSize: sizes.caption,
    lineHeight: lineOf(13, sizes.caption),
  },
  definitionText: { width: textWidth - termWidth },
  ruledLine: {
    height: 24,
    borderBottomWidth: 0.5,
    borderBottomColor: quiet,
    marginBottom: 4,
    width: 250,
  },
  note: {
    backgroundColor: faint,
    borderLeftWidth: 2,
    borderLeftColor: accent,
    paddingVertical: 7,
    paddingHorizontal: 11,
    marginBottom: 8,
  },
  noteTitle: { fontWeight: 600, fontSize: 9.5, lineHeight: lineOf(14, 9.5) },
  table: {
    marginTop: 3,
    marginBottom: 10,
    fontSize: sizes.table,
    lineHeight: lineOf(10.75, sizes.table),
  },
  tableHeader: {
    flexDirection: "row",
    backgroundColor: faint,
    borderTopWidth: 0.75,
    borderTopColor: accent,
    borderBottomWidth: 0.75,
    borderBottomColor: accent,
  },
  headerCell: {
    padding: cellPadding,
    fontSize: sizes.table,
    fontWeight: 600,
    color: accent,
    lineHeight: lineOf(10.5, sizes.table),
  },
  row: {
    flexDirection: "row",
    alignItems: "flex-start",
    borderBottomWidth: 0.5,
    borderBottomColor: rule,
  },
  cell: { padding: cellPadding },
});
