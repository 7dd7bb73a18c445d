import { StyleSheet } from "@react-pdf/renderer";
import { fontFamilies } from "./fonts";

/** A4 in points, and the margins of every page. */
export const page = { width: 595.28, left: 56, right: 56, top: 62, bottom: 74 } as const;
export const textWidth = page.width - page.left - page.right;
export const termWidth = 132;
export const cellPadding = 5;
export const sizes = { body: 9, table: 7.8, caption: 8.4 } as const;

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
    lineHeight: 1.42,
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
  footerText: { fontSize: 7, lineHeight: 1.45, color: quiet },
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
    lineHeight: 1.3,
    fontWeight: 600,
    textAlign: "center",
  },
  kicker: { fontSize: 9, color: quiet, letterSpacing: 0.4, marginTop: 22 },
  title: { fontSize: 25, fontWeight: 600, color: accent, lineHeight: 1.2, marginTop: 5 },
  subtitle: { fontSize: 10, color: quiet, marginTop: 7, marginBottom: 20, paddingRight: 40 },
  headingOne: { marginBottom: 12, paddingBottom: 9, borderBottomWidth: 1, borderBottomColor: accent },
  headingOneText: { fontSize: 19, fontWeight: 600, color: accent, lineHeight: 1.25 },
  headingOneCaption: { fontSize: 11, color: ink, marginTop: 2 },
  headingTwo: { marginTop: 12, marginBottom: 4 },
  headingTwoText: { fontSize: 10, fontWeight: 600, color: accent, lineHeight: 1.35 },
  headingThree: { marginTop: 7, marginBottom: 2 },
  headingThreeText: { fontSize: 9, fontWeight: 600, lineHeight: 1.35 },
  caption: { fontSize: sizes.caption, color: quiet, marginTop: 1 },
  paragraph: { marginBottom: 5 },
  quiet: { color: quiet },
  strong: { fontWeight: 600 },
  label: { color: quiet },
  link: { color: accent, textDecoration: "none" },
  list: { marginBottom: 5 },
  listItem: { flexDirection: "row", marginBottom: 2.5 },
  bullet: { width: 12, color: quiet },
  listText: { width: textWidth - 12 },
  definitions: { marginBottom: 8, borderTopWidth: 0.5, borderTopColor: rule },
  definition: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: rule, paddingVertical: 4.5 },
  term: { width: termWidth, paddingRight: 12, color: quiet, fontSize: sizes.caption },
  definitionText: { width: textWidth - termWidth },
  ruledLine: { height: 24, borderBottomWidth: 0.5, borderBottomColor: quiet, marginBottom: 4, width: 250 },
  note: { backgroundColor: faint, borderLeftWidth: 2, borderLeftColor: accent, paddingVertical: 7, paddingHorizontal: 11, marginBottom: 8 },
  noteTitle: { fontWeight: 600, fontSize: 9.6 },
  table: { marginTop: 3, marginBottom: 10, fontSize: sizes.table, lineHeight: 1.36 },
  tableHeader: { flexDirection: "row", backgroundColor: faint, borderTopWidth: 0.8, borderTopColor: accent, borderBottomWidth: 0.8, borderBottomColor: accent },
  headerCell: { padding: cellPadding, fontSize: sizes.table, fontWeight: 600, color: accent, lineHeight: 1.3 },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: rule },
  cell: { padding: cellPadding },
});
