import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { safeCell, safeFileName, safeJson, safeText, safeYaml } from "../src/safe-text.ts";
import { anyText, hostileTexts, unsafeIn } from "./hostile-text.ts";

test("10,000 texts pass every sink, and nothing unsafe does", () => {
  const sinks = [safeText, safeCell, safeYaml, safeFileName, (text: string) => safeJson(JSON.stringify(text))];
  fc.assert(
    fc.property(anyText, (text) => {
      for (const sink of sinks) expect(unsafeIn(sink(text))).toBeUndefined();
    }),
    { numRuns: 10_000, examples: hostileTexts.map((text) => [text]) },
  );
});

test("each character alone is safe, among plain letters too", () => {
  for (let codePoint = 0; codePoint <= 0x10_ff_ff; codePoint++) {
    const text = `a${String.fromCodePoint(codePoint)}b`;
    const unsafe = unsafeIn(safeText(text)) ?? unsafeIn(safeCell(text)) ?? unsafeIn(safeJson(JSON.stringify(text)));
    if (unsafe !== undefined) expect.fail(`U+${codePoint.toString(16)} is let through`);
  }
});

test("JSON, YAML and a cell mean the same", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(safeJson(JSON.stringify(text)))).toBe(text);
      expect(parse(safeYaml(text))).toBe(text);
      expect(unescaped(safeCell(text))).toBe(text);
    }),
    { numRuns: 10_000, examples: hostileTexts.map((text) => [text]) },
  );
});

/** The text that a cell stands for. */
function unescaped(cell: string): string {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\" };
  return cell.replaceAll(/\\(?:([nrt\\])|u\{([\da-f]{1,6})\})/g, (_, letter?: string, code = "0") => {
    return letter === undefined ? String.fromCodePoint(parseInt(String(code), 16)) : (letters[letter] ?? "");
  });
}

test.each([
  "Zażółć gęślą jaźń, Łódź",
  "naïve café, 5 °C, „cytat” – myślnik… €",
  "می‌خواهم", // keeps letters apart
  "क्‍ष न्‌", // joins letters, and keeps them apart
  "ශ්‍රී",
  "שלום مرحبا",
  "日本 葛\u{E0100}城 ｱｲｳ",
  "👩‍👩‍👧 👩🏽‍⚕️ ❤️‍🔥 🏳️‍🌈 👁️‍🗨️ 1️⃣ ☎︎",
])("%s stays as it is", (text) => {
  expect([safeText(text), safeCell(text)]).toEqual([text, text]);
  expect(safeJson(JSON.stringify(text))).toBe(JSON.stringify(text));
});

test.each([
  ["pay\u200Dpal", "pay\\u{200d}pal"],
  ["می\u200C\u200C", "می\u200C\\u{200c}"],
  ["👍\uFE0F\uFE0F", "👍\uFE0F\\u{fe0f}"],
  ["a\uFE01\u{E0100}", "a\\u{fe01}\\u{e0100}"],
  ["🏴\u{E0067}\u{E007F}", "🏴\\u{e0067}\\u{e007f}"],
  ["\u202Eevil", "\\u{202e}evil"],
  ["a\u200Bb\uFEFF\u00AD", "a\\u{200b}b\\u{feff}\\u{ad}"],
])("what hides in %j is seen", (text, seen) => {
  expect(safeText(text)).toBe(seen);
});

test("a line break is a space in a line of a terminal, and seen in a cell", () => {
  expect(safeText("a\r\n\tb")).toBe("a b");
  expect(safeCell("a\r\n\tb")).toBe("a\\r\\n\\tb");
});

test("a line break and the letters of its escape are told apart, and what is kept stays as it is", () => {
  expect(safeCell("a\nb")).toBe(String.raw`a\nb`);
  expect(safeCell(String.raw`a\nb`)).toBe(String.raw`a\\nb`);
  expect(safeCell("a\n\\\tb\u001b", "\\\n\t")).toBe("a\n\\\tb\\u{1b}");
});

test.each([
  ["call_abc123", "call_abc123"],
  ["../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"],
  [".", "%2E"],
  ["..", "%2E%2E"],
  ["C:\\x*?", "C%3A%5Cx%2A%3F"],
  ["con.txt", "%63on.txt"],
  ["LPT1", "%4CPT1"],
  ["console", "console"],
  ["a b.", "a%20b%2E"],
  ["~x", "%7Ex"],
  ["50%", "50%25"],
  ["ł", "%C5%82"],
])("%j is the file %s", (text, name) => {
  expect(safeFileName(text)).toBe(name);
});
