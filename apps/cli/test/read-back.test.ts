import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callDetailFields } from "@smartalex/contract/constants";
import { parse as parseCsv } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { hostileTexts } from "../../../packages/node-files/test/hostile-text.ts";
import { parseFields } from "../src/options/fields.ts";
import type { CellStyle } from "../src/format/rows/cell-style.ts";
import { createRowFormat } from "../src/format/rows/row-format.ts";
import { formulasInCalc, hasCalc, Postgres, postgresReader, readers } from "./readers.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-read-back-"));
let server: Postgres | undefined;
afterAll(() => {
  server?.stop();
  rmSync(folder, { recursive: true });
});

const chosen = parseFields("id,summary,campaign_id", callDetailFields);
/** Without NUL, which PostgreSQL and R do not support in text. */
const texts = [...hostileTexts, "a\nb", String.raw`a\nb`, "NA", "\\.", 'say "hi"; =1+2, @x\t-1', 'a "quoted\nline" b']
  .filter((text) => !text.includes("\0"))
  .map((text) => Buffer.from(text).toString("utf8"));
const rows = [
  ...texts.map((summary, index) => ({ id: `call_${index}`, summary, campaign_id: "+48123456789" })),
  { id: "call_empty", summary: "", campaign_id: null },
  { id: "call_null", summary: null, campaign_id: null },
];

const styles: Record<string, CellStyle> = {
  "as usual": {},
  "with line breaks": { keepsLineBreaks: true },
  raw: { isRaw: true },
};
const formats = [
  ["csv", ","],
  ["tsv", "\t"],
] as const;

function write(name: string, format: "csv" | "tsv", cells: CellStyle): { file: string; text: string } {
  const to = createRowFormat(format, { fields: callDetailFields, chosen, cells });
  const text = to.head + to.rows(rows) + to.tail;
  const file = join(folder, `${name}.${format}`);
  writeFileSync(file, text);
  return { file, text };
}

/** Raw text contains characters that readers do not preserve: byte order marks, a noncharacter and, in R, some line breaks. */
function seen(cell: string): string {
  return cell.replaceAll(/\r\n?/g, "\n").replaceAll(/\uFEFF|\u{1FFFE}/gu, "");
}

const everyReader = [...readers, postgresReader(() => (server ??= new Postgres(folder)))];

describe.each(everyReader)("$name", ({ isThere, knowsNull, name, read }) => {
  const missing = isThere ? "" : ` (${name} is not installed)`;
  test
    .skipIf(!isThere)
    .each(
      formats.flatMap(([format, delimiter]) => Object.keys(styles).map((style) => [format, style, delimiter] as const)),
    )(`reads every row of %s %s, and each cell is the same${missing}`, async (format, style, delimiter) => {
    const { file, text } = write(`${name}-${style.replaceAll(" ", "-")}`, format, styles[style] ?? {});
    const expected = parseCsv(text, { delimiter }).slice(1);
    expect(expected).toHaveLength(rows.length);
    if (style === "raw")
      expect(expected.map(([, summary]) => summary)).toEqual(rows.map(({ summary }) => summary ?? ""));
    const found = await read(file, delimiter);
    expect(found.map((cells) => cells.map((cell) => seen(cell ?? "")))).toEqual(
      expected.map((cells) => cells.map((cell) => seen(cell))),
    );
    if (knowsNull) expect(found.slice(-2)).toEqual([["call_empty", "", null], ["call_null", null, null]]); // prettier-ignore
  });
});

const splits = formats.flatMap(([format]) => [";", ",;\t"].map((separators) => [format, separators] as const));

test.skipIf(!hasCalc).each(splits)(
  `LibreOffice finds no formula in %s when it splits cells at %j${hasCalc ? "" : " (LibreOffice is not installed)"}`,
  (format, separators) => {
    const files = Object.entries(styles).map(
      ([style, cells]) => write(`calc-${style.replaceAll(" ", "-")}`, format, cells).file,
    );
    const [usual, kept, raw] = formulasInCalc(files, folder, separators);
    expect({ usual, kept }).toEqual({ usual: [], kept: [] });
    expect(raw).not.toEqual([]); // so that they would be visible
  },
);
