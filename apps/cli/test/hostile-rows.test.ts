import { callDetailFields } from "@smartalex/contract/constants";
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { hasSharedData, sharedDataMissing, sharedFile } from "../../mock/test/shared-data.ts";
import { parseFields } from "../src/options/fields.ts";
import { OUTPUT_FORMATS, type OutputFormat } from "../src/options/formats.ts";
import type { Row, RowFormatOptions } from "../src/format/rows/row.ts";
import { createRowFormat } from "../src/format/rows/row-format.ts";
import { tableRows } from "../src/format/rows/table-rows.ts";
import { safeCell } from "@smartalex/node-files";
import { anyText, hostileTexts, unsafeIn } from "../../../packages/node-files/test/hostile-text.ts";

const chosen = parseFields("id,cost,summary,start_timestamp,transcript", callDetailFields);

/** The rows in two batches. */
function written(format: OutputFormat, rows: readonly Row[], options: Partial<RowFormatOptions> = {}): string {
  const all = { fields: callDetailFields, ...options };
  const to = format === "table" ? tableRows(all) : createRowFormat(format, all);
  return [to.head, to.rows(rows.slice(0, 1)), to.rows(rows.slice(1)), to.tail].join("");
}

function rowOf(text: string): Row {
  return { id: text, cost: text, summary: null, start_timestamp: text, transcript: [{ text, [text]: -1.5 }] };
}

/** How another library reads a row from CSV or TSV. */
function readBack(format: "csv" | "tsv", text: string): string[][] {
  return parseCsv(text, { delimiter: format === "csv" ? "," : "\t" }).slice(1);
}

/** 10,000 texts, and rows that contain them. */
const examples = hostileTexts.map((text): [string[]] => [[text, `${text}x`]]);
const texts = fc.array(anyText, { minLength: 2, maxLength: 2 });
const numRuns = 5_000;

test("10,000 texts in every format: nothing unsafe, and each record on separate lines", () => {
  const lineCounts: Partial<Record<OutputFormat, number>> = { table: 3, json: 4, ndjson: 2, csv: 3, tsv: 3, ids: 2 };
  fc.assert(
    fc.property(texts, (two) => {
      const rows = two.map(rowOf);
      for (const format of OUTPUT_FORMATS) {
        // In a table, IDs and first columns that cannot shrink are never truncated, regardless of the line width.
        const fields = format === "table" ? chosen.filter(({ name }) => name !== "id" && name !== "cost") : chosen;
        const lines = written(format, rows, { chosen: fields, columns: 60 }).split("\n");
        expect(lines.pop()).toBe("");
        const cells = format === "tsv" ? lines.flatMap((line) => line.split("\t")) : lines;
        expect(cells.map(unsafeIn).find((character) => character !== undefined)).toBeUndefined();
        expect(lines).toHaveLength(lineCounts[format] ?? lines.length);
        if (format === "tsv") expect(cells).toHaveLength(3 * chosen.length);
        if (format === "table") expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns, examples },
  );
});

test("JSON, NDJSON and YAML parse to the records", () => {
  fc.assert(
    fc.property(texts, (two) => {
      const rows = two.map(rowOf);
      for (const isIndented of [false, true]) {
        expect(JSON.parse(written("json", rows, { isIndented }))).toEqual(rows);
      }
      const lines = written("ndjson", rows).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
      expect(parseYaml(written("yaml", rows))).toEqual(rows);
    }),
    { numRuns, examples },
  );
});

/** The same in a simple way: `'` before each sign that follows a separator, with only whitespace and quotes between. */
function defused(text: string): string {
  let isBegun = false; // whether the text after the last separator contains anything else
  let isFirst = true;
  return Array.from(text, (character) => {
    const isSign = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(character) && !isBegun;
    if (/[,;]/.test(character)) [isBegun, isFirst] = [false, false];
    else if (!/\s/.test(character) && (isFirst || character !== '"')) isBegun = true;
    return isSign ? `'${character}` : character;
  }).join("");
}

test.each(["csv", "tsv"] as const)("another library reads the original values from %s", (format) => {
  fc.assert(
    fc.property(texts, (two) => {
      const rows = two.map(rowOf);
      const raw = readBack(format, written(format, rows, { chosen, cells: { isRaw: true } }));
      const safe = readBack(format, written(format, rows, { chosen }));
      for (const [index, text] of two.entries()) {
        const turns = raw[index]?.[4] ?? "";
        const bytes = Buffer.from(text).toString("utf8"); // UTF-8 has no lone surrogates
        expect(raw[index]).toEqual([bytes, bytes, "", bytes, turns]);
        const shown = safeCell(text);
        const number = /^-[\d.]+(e\d+)?$/.test(shown) && !Number.isNaN(Number(shown)) ? shown : defused(shown);
        expect(safe[index]?.slice(0, 4)).toEqual([safeCell(text, "\\"), number, "", defused(shown)]);
        expect(JSON.parse(safe[index]?.[4] ?? "")).toEqual(rows[index]?.["transcript"]);
      }
    }),
    { numRuns, examples },
  );
});

describe.skipIf(!hasSharedData)(
  hasSharedData ? "real conversations" : `real conversations (${sharedDataMissing})`,
  () => {
    test.each(["evi-calls.ndjson", "primock57-calls.ndjson", "harper-valley-sample.ndjson"])(
      "%s passes every format unchanged, except for unsafe characters",
      (name) => {
        const lines = sharedFile(name).text.trimEnd().split("\n");
        const calls = lines.map((line) => JSON.parse(line) as Row);
        expect(calls.length).toBeGreaterThan(0);
        for (const line of lines) expect(unsafeIn(line)).toBeUndefined(); // so that nothing may change
        expect(written("ndjson", calls)).toBe(calls.map((call) => `${JSON.stringify(call)}\n`).join(""));
        const cells = calls.map((call) => [call["id"], JSON.stringify(call["transcript"])]);
        const options = { chosen: parseFields("id,transcript", callDetailFields) };
        for (const format of ["csv", "tsv"] as const) {
          expect(readBack(format, written(format, calls, options))).toEqual(cells);
        }
        expect(parseYaml(written("yaml", calls.slice(0, 300)))).toEqual(calls.slice(0, 300));
      },
    );
  },
);
