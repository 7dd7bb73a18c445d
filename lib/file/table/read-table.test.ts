import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readBook, readTable } from "./read-table";

const text = (content: string) => new TextEncoder().encode(content);
const utf16 = (content: string, mark: boolean) =>
  Uint8Array.from(Buffer.from(`${mark ? "\uFEFF" : ""}${content}`, "utf16le"));

async function tableOf(bytes: Uint8Array, name = "list.csv") {
  const read = await readTable(bytes, name);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
}

async function refusalOf(bytes: Uint8Array, name = "list.csv") {
  const read = await readTable(bytes, name);
  return read.ok ? read : read.problems[0];
}

describe("a list as CSV", () => {
  test.each([
    [";", "name;country\r\nŁódź;PL\r\n"],
    [",", "name,country\nŁódź,PL\n"],
    ["\t", "name\tcountry\rŁódź\tPL\r"],
  ])("is read with %j between its cells", async (delimiter, content) => {
    expect(await tableOf(text(content))).toEqual({
      headings: { line: 1, cells: ["name", "country"] },
      rows: [{ line: 2, cells: ["Łódź", "PL"] }],
      source: { form: "CSV", encoding: "UTF-8", delimiter },
    });
  });

  test("is read in the encodings that spreadsheet programs write", async () => {
    const content = "name;city\nMüller;Köln\n";
    const encoded: [string, Uint8Array][] = [
      ["UTF-8", text(`\uFEFF${content}`)],
      ["UTF-16", utf16(content, true)],
      ["UTF-16", utf16(content, false)],
      ["UTF-16", utf16(content, true).map((_, index, all) => all[index ^ 1] ?? 0)],
      ["Windows-1252", Uint8Array.from(Buffer.from(content, "latin1"))],
    ];
    for (const [encoding, bytes] of encoded) {
      const { rows, source } = await tableOf(bytes);
      expect([rows[0]?.cells, source]).toEqual([
        ["Müller", "Köln"],
        { form: "CSV", encoding, delimiter: ";" },
      ]);
    }
  });

  test("keeps the line of each row: blank ones and cells of several lines count", async () => {
    const { headings, rows } = await tableOf(text('sep=;\n\nname;notes\n\nA;"one\ntwo"\n;\nB;\n'));
    expect(headings.line).toBe(3);
    expect(rows).toEqual([
      { line: 5, cells: ["A", "one\ntwo"] },
      { line: 8, cells: ["B"] },
    ]);
  });

  test("with a quotation mark out of place is refused at its line", async () => {
    expect(await refusalOf(text('name,notes\nA,"x\nB,y\n'))).toMatchObject({
      message: "a quotation mark opens a cell and is never closed",
    });
    expect(await refusalOf(text('name,notes\nA,"x" y\n'))).toMatchObject({
      line: 2,
      hint: expect.stringContaining('"say ""yes"""'),
    });
  });

  test.each([
    [
      "bytes of no encoding",
      Uint8Array.of(0x61, 0x81, 0xff),
      "neither UTF-8 nor UTF-16 nor Windows-1252",
    ],
    [
      "bytes of a program",
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xfe),
      "this is no text",
    ],
    ["UTF-16 that breaks off", Uint8Array.of(0xff, 0xfe, 0x61), "begins as UTF-16"],
    ["nothing", new Uint8Array(), "the file is empty"],
    ["nothing but blanks", text(" ; ;\n\n"), "the file is empty"],
    ["6,000 rows", text(`name\n${"A\n".repeat(6_000)}`), "more than 5,000 rows"],
    ["201 columns", text(`${"a,".repeat(200)}a\n`), "more than 200 columns"],
    ["a cell without end", text(`name\n${"x".repeat(20_001)}`), "more than 20,000 characters"],
    ["more than 2 MB", text("x".repeat(2_000_001)), "larger than 2 MB"],
    ["a million blank lines", text(`${"\n".repeat(1e6)}a\n`), "more than 100,000 lines"],
  ])("of %s is refused, and says what would be right", async (_what, bytes, message) => {
    expect(await refusalOf(bytes)).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/\w+/),
    });
  });

  test("of exactly 5,000 rows is read", async () => {
    expect((await tableOf(text(`name\n${"A\n".repeat(5_000)}`))).rows).toHaveLength(5_000);
  });
});

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`;
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
const book = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** A workbook whose sheet holds these rows, as XML. */
function workbook(rows: string, further: Record<string, Uint8Array> = {}): Uint8Array {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync({
    "[Content_Types].xml": strToU8(types),
    "xl/workbook.xml": strToU8(book),
    "xl/_rels/workbook.xml.rels": strToU8(relations),
    "xl/worksheets/sheet1.xml": strToU8(sheet),
    ...further,
  });
}

const heading = `<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>`;
const cell = (content: string) => `${heading}<row r="2">${content}</row>`;

describe("a list as a workbook", () => {
  test("is read as its cells show it: texts, days, numbers, yes and no", async () => {
    const day = { value: new Date("2026-03-01"), type: Date, format: "dd.mm.yyyy" };
    const bytes = await writeXlsxFile([
      [{ value: "name" }, { value: "signedOn" }, { value: "days" }, { value: "yes" }],
      [{ value: "Αιγαίο" }, day, { value: 30, type: Number }, { value: true, type: Boolean }],
    ]).toBuffer();
    expect(await tableOf(Uint8Array.from(bytes), "list.xlsx")).toEqual({
      headings: { line: 1, cells: ["name", "signedOn", "days", "yes"] },
      rows: [{ line: 2, cells: ["Αιγαίο", "2026-03-01", "30", "true"] }],
      source: { form: "XLSX", sheet: "Sheet1", sheets: 1 },
    });
  });

  test("gives what a formula came to, and runs none", async () => {
    const sum = `<c r="A2" t="str"><f>HYPERLINK("http://evil.example","x")</f><v>x</v></c><c r="B2"><f>1+1</f><v>2</v></c>`;
    const { rows, source } = await tableOf(workbook(cell(sum)), "list.xlsx");
    expect(rows).toEqual([{ line: 2, cells: ["x", "2"] }]);
    expect(source).toMatchObject({ sheet: "A & B" });
  });

  test.each([
    [
      "a formula without its result",
      cell(`<c r="B2"><f>1+1</f></c>`),
      "a formula whose result was not saved",
    ],
    [
      "an error",
      cell(`<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`),
      "an error instead of a value",
    ],
  ])("with %s is refused at the cell", async (_what, rows, message) => {
    expect(await refusalOf(workbook(rows), "list.xlsx")).toMatchObject({
      line: 2,
      column: 2,
      message: expect.stringContaining(message),
    });
  });

  const zeros = (size: number) => ({ "xl/media/zeros.xml": new Uint8Array(size) });
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`xl/media/${index}.xml`, strToU8("<a/>")]),
  );
  const noise = Uint8Array.from(
    { length: 300_000 },
    (_, index) => (index * 7919 + (index >> 8) * 31) % 251,
  );
  test.each([
    ["a bomb of 200 MB", workbook(heading, zeros(200_000_000)), "times its size"],
    [
      "25 MB beside incompressible bytes",
      workbook(heading, {
        ...zeros(25_000_000),
        "n.bin": noise.map((byte, index) => byte ^ (index % 241)),
      }),
      "inflates to more than",
    ],
    ["64 files", workbook(heading, many), "more than 50 files"],
    [
      "a cell a million rows down",
      workbook(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`),
      "more than 5,000 rows",
    ],
    [
      "a cell 16,384 columns out",
      workbook(`<row r="1"><c r="XFD1"><v>1</v></c></row>`),
      "more than 200 columns",
    ],
    [
      "6,000 rows",
      workbook(
        Array.from(
          { length: 6_001 },
          (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
        ).join(""),
      ),
      "more than 5,000 rows",
    ],
    [
      "words of its own",
      workbook(heading, {
        "xl/x.xml": strToU8(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`),
      }),
      "XML entities of its own",
    ],
    ["half an archive", workbook(heading).subarray(0, 300), "is damaged"],
    [
      "an archive of something else",
      zipSync({ "word/document.xml": strToU8("<a/>") }),
      "holds no workbook",
    ],
    ["an OpenDocument text", zipSync({ "content.xml": strToU8("<a/>") }), "no spreadsheet"],
    ["a binary workbook", zipSync({ "xl/workbook.bin": strToU8("x") }), "binary workbook (.xlsb)"],
    [
      "an old or encrypted one",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "password",
    ],
    [
      "an encrypted archive",
      workbook(heading).map((byte, index) => (index === 6 ? byte | 1 : byte)),
      "protected by a password",
    ],
    ["text under its name", text("name\nA\n"), "the file is no workbook"],
    [
      "garbage after its first letters",
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, ...noise.subarray(0, 500)),
      "damaged",
    ],
  ])("of %s is refused, and says what would be right", async (_what, bytes, message) => {
    expect(bytes.length).toBeLessThan(2_000_000);
    expect(await refusalOf(bytes, "list.xlsx")).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/\w+/),
    });
  });

  test("under the name of a text is refused; under a name that says nothing it is read", async () => {
    expect(await refusalOf(workbook(heading), "list.csv")).toMatchObject({
      hint: "name a workbook .xlsx or .ods",
    });
    expect(
      (await tableOf(workbook(cell(`<c r="A2"><v>7</v></c>`)), "upload")).rows[0]?.cells,
    ).toEqual(["7"]);
  });

  test("with two files of one name is refused: readers would take different ones", async () => {
    const one = workbook(cell(`<c r="A2"><v>1</v></c>`), {
      "xl/worksheets/sheet2.xml": strToU8("<a/>"),
    });
    const twice = Uint8Array.from(
      Buffer.from(
        Buffer.from(one).toString("latin1").replaceAll("sheet2.xml", "sheet1.xml"),
        "latin1",
      ),
    );
    expect(await refusalOf(twice, "list.xlsx")).toMatchObject({
      message: expect.stringContaining("damaged"),
    });
  });
});

const namespaces = ["office", "table", "text"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

function ods(...sheets: string[]): Uint8Array {
  const tables = sheets.map(
    (rows, index) => `<table:table table:name="S&amp;${index + 1}">${rows}</table:table>`,
  );
  const content = `<office:document-content ${namespaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(content),
  });
}
const odsRow = (cells: string, repeated = 1) =>
  `<table:table-row table:number-rows-repeated="${repeated}">${cells}</table:table-row>`;
const odsCell = (words: string, repeated = 1) =>
  `<table:table-cell office:value-type="string" table:number-columns-repeated="${repeated}"><text:p>${words}</text:p></table:table-cell>`;

describe("a list as an OpenDocument spreadsheet", () => {
  test("gives texts with their lines, days and numbers as they are meant, and no notes", async () => {
    const rows = [
      odsRow(odsCell("name") + odsCell("on") + odsCell("count")),
      odsRow("<table:table-cell/>", 2),
      odsRow(
        `<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>A&amp;B<text:s text:c="2"/><text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>
         <table:table-cell office:value-type="date" office:date-value="2026-03-31T00:00:00"><text:p>31/03/26</text:p></table:table-cell>
         <table:table-cell office:value-type="float" office:value="1234.5"><text:p>1 234,50</text:p></table:table-cell>
         <table:table-cell table:number-columns-repeated="16381"/>`,
      ),
      odsRow(`<table:table-cell table:number-columns-repeated="16384"/>`, 1_048_572),
    ];
    expect(await tableOf(ods(rows.join("")), "list.ods")).toEqual({
      headings: { line: 1, cells: ["name", "on", "count"] },
      rows: [{ line: 4, cells: ["A&B  c\nd", "2026-03-31", "1234.5"] }],
      source: { form: "ODS", sheet: "S&1", sheets: 1 },
    });
  });

  test("gives all its sheets where all are asked for", async () => {
    const read = await readBook(ods(odsRow(odsCell("a")), "", odsRow(odsCell("b"))), "list.ods");
    expect(read).toMatchObject({
      ok: true,
      book: { sheets: [{ name: "S&1" }, { name: "S&3", rows: [{ line: 1, cells: ["b"] }] }] },
    });
  });

  test.each([
    ["a cell repeated a million times", ods(odsRow(odsCell("x", 1_000_000))), "200 columns"],
    ["a row repeated a million times", ods(odsRow(odsCell("x"), 1_000_000)), "5,000 rows"],
    [
      "long cells, repeated",
      ods(odsRow(odsCell("x".repeat(10_000), 150), 4_000)),
      "10,000,000 characters",
    ],
    [
      "words of its own",
      zipSync({
        "content.xml": strToU8(
          `<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document-content ${namespaces}>&a;</office:document-content>`,
        ),
      }),
      "XML entities of its own",
    ],
    [
      "an error",
      ods(
        odsRow(
          `<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`,
        ),
      ),
      "an error instead of a value",
    ],
    ["a character that no text has", ods(odsRow(odsCell("a&#0;b"))), "no text has"],
    [
      "half a document",
      zipSync({ "content.xml": strToU8(`<office:document-content ${namespaces}><table:table`) }),
      "cannot be read",
    ],
    [
      "a password",
      zipSync({
        "content.xml": strToU8("x"),
        "META-INF/manifest.xml": strToU8("<manifest:encryption-data/>"),
      }),
      "protected by a password",
    ],
  ])("of %s is refused", async (_what, bytes, message) => {
    expect(bytes.length).toBeLessThan(2_000_000);
    expect(await refusalOf(bytes, "list.ods")).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/\w+/),
    });
  });
});
