import { callDetailFields, callFields, transcriptTurnFields } from "@smartalex/contract/constants";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { parse as parseCsv } from "csv-parse/sync";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { parseFields } from "../src/options/fields.ts";
import { OUTPUT_FORMATS, type OutputFormat } from "../src/options/formats.ts";
import { parseJsonLossless } from "../src/format/json.ts";
import type { Row, RowFormatOptions } from "../src/format/rows/row.ts";
import { createRowFormat } from "../src/format/rows/row-format.ts";
import { tableRows } from "../src/format/rows/table-rows.ts";

const { transcript, ...call } = document.components.examples.getCall.value.data;
const other = { ...call, id: "call_2", contact_id: null, cost: null, a_new_field: { x: [1, "two"] } };

/** The output for the rows, one batch each. */
function written(format: OutputFormat, rows: readonly Row[], options: Partial<RowFormatOptions> = {}): string {
  const { chosen, ...others } = options;
  const all = { fields: callFields, chosen, ...others };
  const to = format === "table" ? tableRows(all) : createRowFormat(format, all);
  const batches = rows.map((row) => to.rows([row]));
  return [to.head, ...batches, to.rows([]), to.tail].join("");
}

const chosen = (names: string) => parseFields(names, callDetailFields);

test("JSON formats and YAML contain all fields that the server sent, including unknown ones", () => {
  const rows = [call, other];
  expect(JSON.parse(written("json", rows))).toEqual(rows);
  expect(JSON.parse(written("json", rows, { isIndented: true }))).toEqual(rows);
  expect(written("ndjson", rows)).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  expect(parseYaml(written("yaml", rows))).toEqual(rows);
});

test("JSON is one record per line, or indented for terminals", () => {
  const rows = [{ id: "a", n: [1] }, { id: "b" }];
  expect(written("json", rows)).toBe('[\n{"id":"a","n":[1]},\n{"id":"b"}\n]\n');
  expect(written("json", rows, { isIndented: true })).toBe(`${JSON.stringify(rows, undefined, 2)}\n`);
});

test("only selected fields are written, in their order, and fields that were not sent are omitted", () => {
  const options = { chosen: chosen("cost,id,summary") };
  expect(written("ndjson", [call], options)).toBe(
    '{"cost":0.45,"id":"call_abc123","summary":' + `${JSON.stringify(call.summary)}}\n`,
  );
  expect(written("json", [other, { id: "x" }], options)).toContain('{"id":"x"}');
  expect(written("csv", [{ id: "x", cost: 1, y: 2 }], options)).toBe("cost,id,summary\n1,x,\n");
  expect(written("yaml", [{ id: "x", cost: 1, y: 2 }], options)).toBe("- cost: 1\n  id: x\n");
});

test("CSV and TSV contain the documented fields, and null as an empty cell", () => {
  expect(written("csv", [call, other])).toBe(
    "id,agent_id,contact_id,direction,call_status,duration_seconds,sentiment,cost,start_timestamp,end_timestamp\n" +
      "call_abc123,agent_def456,contact_xyz789,inbound,completed,245,positive,0.45,2026-01-15T14:30:00Z,2026-01-15T14:34:05Z\n" +
      "call_2,agent_def456,,inbound,completed,245,positive,,2026-01-15T14:30:00Z,2026-01-15T14:34:05Z\n",
  );
  expect(written("tsv", [other], { chosen: chosen("id,cost,direction") })).toBe(
    "id\tcost\tdirection\ncall_2\t\tinbound\n",
  );
});

test.each(["csv", "tsv"] as const)("an empty text differs from null in %s, and no line is empty", (format) => {
  const rows = [{ sentiment: null, summary: "", id: "a" }];
  const text = written(format, rows, { chosen: chosen("sentiment,summary,id") });
  expect(text.split("\n")[1]?.replaceAll("\t", ",")).toBe(',"",a');
  expect(written(format, [{ sentiment: null }], { chosen: chosen("sentiment") })).toBe('sentiment\n""\n');
});

test.each(["csv", "tsv"] as const)("in %s, every cell is quoted that contains quotes or separators", (format) => {
  const options = { chosen: chosen("summary") };
  for (const text of ['a"b', '"', "a,b", "a;b", " a", "a "]) {
    expect(written(format, [{ summary: text }], options)).toBe(`summary\n"${text.replaceAll('"', '""')}"\n`);
  }
  const kept = { ...options, cells: { keepsLineBreaks: true } };
  for (const text of ["a\tb", "a\nb", "a\rb"]) {
    expect(written(format, [{ summary: text }], kept)).toBe(`summary\n"${text}"\n`);
  }
  expect(written(format, [{ summary: "a|b: c.d" }], options)).toBe("summary\na|b: c.d\n");
  expect(written(format, [{ summary: "\\." }], { ...options, cells: { isRaw: true } })).toBe('summary\n"\\."\n');
});

test("a transcript is JSON in its cell", () => {
  const rows = [{ id: "a", transcript }];
  const options = { chosen: chosen("id,transcript") };
  expect(JSON.parse(parseCsv(written("csv", rows, options))[1]?.[1] ?? "")).toEqual(transcript);
  expect(JSON.parse(parseCsv(written("tsv", rows, options), { delimiter: "\t" })[1]?.[1] ?? "")).toEqual(transcript);
});

const cellOf = (format: "csv" | "tsv", text: string, cells: RowFormatOptions["cells"] = {}, name = "summary") => {
  const rows = parseCsv(written(format, [{ [name]: text }], { chosen: chosen(name), cells }), {
    delimiter: format === "csv" ? "," : "\t",
  });
  return rows[1]?.[0];
};

test.each([
  ["=1+1", "'=1+1"],
  ["+48 123", "'+48 123"],
  ["-5", "'-5"],
  ["@a", "'@a"],
  ["  =1", "  '=1"],
  ["\u3000=1", "\u3000'=1"],
  ["＝1", "'＝1"],
  ["＋1", "'＋1"],
  ["－1", "'－1"],
  ["＠a", "'＠a"],
  ["text;=1+2", "text;'=1+2"],
  ["text,=1+2", "text,'=1+2"],
  ['text; "=1+2"', `text; "'=1+2"`],
  ["a;;@b,-c", "a;;'@b,'-c"],
  ["a = b; c-d, e+f", "a = b; c-d, e+f"],
])("%j is text in a spreadsheet, at any split of cells, except in raw CSV", (text, expected) => {
  for (const format of ["csv", "tsv"] as const) {
    expect(cellOf(format, text)).toBe(expected);
    expect(cellOf(format, text, { isRaw: true })).toBe(text);
  }
});

test("text after a kept line break or tab is not a formula", () => {
  for (const format of ["csv", "tsv"] as const) {
    expect(cellOf(format, "a\n=1\t@b\r\n\t-c", { keepsLineBreaks: true })).toBe("a\n'=1\t'@b\r\n\t'-c");
  }
});

test("an escaped formula in a transcript is JSON with the same meaning", () => {
  const value = [{ text: 'a;=1, "+2";\n@x -5' }, -1, 2, -3];
  const text = written("csv", [{ transcript: value }], { chosen: chosen("transcript") });
  expect(text).not.toMatch(/[,;](?:\s|\\["n])*[=+@]/);
  expect(JSON.parse(parseCsv(text)[1]?.[0] ?? "")).toEqual(value);
});

test.each(["+48123456789", "-call_1", "=call_1()", "@call_1", "call_1;=2", "call\\_1"])(
  "the ID %s is unchanged, so that tables can be joined",
  (id) => {
    for (const name of ["id", "agent_id", "contact_id", "campaign_id"]) {
      for (const format of ["csv", "tsv"] as const) expect(cellOf(format, id, {}, name)).toBe(id);
    }
  },
);

test("a line break differs from the letters of its escape, and raw text has no escapes", () => {
  const texts = ["a\nb", String.raw`a\nb`, "a\tb\u001b"];
  for (const format of ["csv", "tsv"] as const) {
    const cells = (style: RowFormatOptions["cells"]) => texts.map((text) => cellOf(format, text, style));
    expect(cells({})).toEqual([String.raw`a\nb`, String.raw`a\\nb`, String.raw`a\tb\u{1b}`]);
    expect(cells({ keepsLineBreaks: true })).toEqual(["a\nb", String.raw`a\nb`, "a\tb\\u{1b}"]);
    expect(cells({ isRaw: true })).toEqual(texts);
    expect(cells({ isRaw: true, isOnTerminal: true })).toEqual(["a\nb", String.raw`a\nb`, "a\tb\\u{1b}"]);
  }
});

test("numbers and timestamps are not escaped, but other values in their columns are", () => {
  const options = { chosen: chosen("duration_seconds,cost,start_timestamp") };
  const line = (row: Row) => written("csv", [row], options).split("\n")[1];
  expect(line({ duration_seconds: -5, cost: -0.5, start_timestamp: "2026-01-15T14:30:00Z" })).toBe(
    "-5,-0.5,2026-01-15T14:30:00Z",
  );
  expect(line({ duration_seconds: "-5", cost: "-1.5e-7", start_timestamp: "" })).toBe('-5,-1.5e-7,""');
  expect(line({ duration_seconds: "-5+1", cost: "=1", start_timestamp: "-2026" })).toBe("'-5+1,'=1,'-2026");
});

test("a cell that starts with a tab or line break starts with a backslash", () => {
  expect(written("csv", [{ summary: "\t=1" }, { summary: "\r\n=1" }], { chosen: chosen("summary") })).toBe(
    "summary\n\\t=1\n\\r\\n=1\n",
  );
});

test("IDs are one per line, and a record without an ID makes the list incomplete", () => {
  expect(written("ids", [call, { id: "a\nb\u001b" }])).toBe("call_abc123\na b\\u{1b}\n");
  expect(() => written("ids", [{ id: null }])).toThrow(
    expect.objectContaining({ name: "IncompleteError", exitCode: 7 }),
  );
});

test("YAML is easy to read, and no word is misinterpreted, also by old readers", () => {
  const row = {
    id: "call_abc123",
    none: null,
    list: [],
    map: {},
    deep: [[1, [2]], { a: { b: "c d" } }],
    words: [
      "yes",
      "No",
      "null",
      "~",
      "y",
      "2026-01-15",
      "1:30:45",
      "0x1F",
      "1_000",
      "1e3",
      ".inf",
      "<<",
      "",
      " a",
      "a: b",
    ],
    "a key: with # signs": true,
  };
  const text = written("yaml", [row]);
  expect(text).toMatch(/^- id: call_abc123\n {2}none: null\n {2}list: \[\]\n {2}map: \{\}\n {2}deep:\n {4}- - 1\n/);
  for (const version of ["1.1", "1.2"] as const) expect(parseYaml(text, { version })).toEqual([row]);
});

test.each(OUTPUT_FORMATS)("%s without rows is as empty as possible", (format) => {
  const empty = { table: "", json: "[]\n", ndjson: "", csv: "id\n", tsv: "id\n", yaml: "[]\n", ids: "" };
  expect(written(format, [], { chosen: chosen("id") })).toBe(empty[format]);
});

test("numbers keep the digits of the response in every format that writes them", () => {
  const row = parseJsonLossless('{"id":"a","cost":0.10,"list":[12345678901234567890,3.0]}') as Row;
  expect(written("ndjson", [row])).toBe('{"id":"a","cost":0.10,"list":[12345678901234567890,3.0]}\n');
  expect(written("yaml", [row])).toBe("- id: a\n  cost: 0.10\n  list:\n    - 12345678901234567890\n    - 3.0\n");
  expect(written("csv", [row], { chosen: chosen("cost") })).toBe("cost\n0.10\n");
  expect(written("table", [row], { chosen: chosen("cost") })).toBe("COST\n0.10\n");
});

test("a table has the default columns of a call, also if details are present", () => {
  const head =
    "START (UTC)          ID           STATUS     DIRECTION  DURATION  SENTIMENT  COST  AGENT         CONTACT\n";
  for (const fields of [callFields, callDetailFields]) {
    expect(written("table", [{ ...call, transcript }], { fields })).toBe(
      head +
        "2026-01-15 14:30:00  call_abc123  completed  inbound      4m 05s  positive   0.45  agent_def456  contact_xyz789\n",
    );
  }
});

test("a table of other records has all their columns, with numbers aligned right", () => {
  const turns = [
    { speaker: "agent", text: "Dzień dobry", timestamp: 0 },
    { speaker: "caller", text: "日本", timestamp: 10.25 },
  ];
  expect(tableRows({ fields: transcriptTurnFields }).rows(turns)).toBe(
    "SPEAKER  TEXT         TIMESTAMP\nagent    Dzień dobry          0\ncaller   日本             10.25\n",
  );
});

test("selected columns are truncated to fit, widest first; wide characters and IDs are not split", () => {
  const row = { id: "call_1", summary: "日本語の長い要約です。".repeat(9), transcript, cost: 1 };
  const options = { fields: callDetailFields, chosen: chosen("summary,cost,id,transcript"), columns: 46 };
  expect(tableRows(options).rows([row, { ...row, id: "call_a_long_one" }])).toBe(
    "SUMMARY      COST  ID               TRANSCRIPT\n" +
      "日本語の長…     1  call_1              2 items\n" +
      "日本語の長…     1  call_a_long_one     2 items\n",
  );
});

test("a cell that is longer than those of the first batch is shown if there is space, and an ID always", () => {
  const rows = [{ id: "a", cost: 1, agent_id: "b" }, { id: "a_longer_id", cost: 1, agent_id: "b" }]; // prettier-ignore
  const options = { chosen: chosen("id,cost") };
  expect(written("table", rows, { ...options, columns: 40 })).toBe("ID  COST\na      1\na_longer_id     1\n");
  expect(written("table", rows, { ...options, columns: 9 })).toBe("ID  COST\na      1\na_longer_id     1\n");
  const summaries = [{ id: "a", summary: "b" }, { id: "a_longer_id", summary: "a long summary" }]; // prettier-ignore
  expect(written("table", summaries, { chosen: chosen("summary,id"), columns: 22 })).toBe(
    "SUMMARY  ID\nb        a\na long…  a_longer_id\n",
  );
});

test("columns that do not fit are omitted, except for selected IDs", () => {
  const row = { id: "call_123456789", summary: "x".repeat(99), cost: 1, agent_id: "agent_123456789" };
  const table = (names: string, columns: number) => written("table", [row], { chosen: chosen(names), columns });
  expect(table("cost,id,summary", 20)).toBe("COST  ID\n   1  call_123456789\n");
  expect(table("cost,id,agent_id,summary", 20)).toBe(
    "COST  ID              AGENT\n   1  call_123456789  agent_123456789\n",
  );
});
