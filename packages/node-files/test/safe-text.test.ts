import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { safeCell, safeFileName, safeJson, safeText, safeYaml } from "../src/safe-text.ts";
import { anyText, hostileTexts, unsafeIn } from "./hostile-text.ts";

test("10,000 texts pass every output, and nothing unsafe does", () => {
  const sinks = [safeText, safeCell, safeYaml, safeFileName, (text: string) => safeJson(JSON.stringify(text))];
  fc.assert(
    fc.property(anyText, (text) => {
      for (const sink of sinks) expect(unsafeIn(sink(text))).toBeUndefined();
    }),
    { numRuns: 10_000, examples: hostileTexts.map((text) => [text]) },
  );
});

test("each character alone is safe, also between plain letters", () => {
  for (let codePoint = 0; codePoint <= 0x10_ff_ff; codePoint++) {
    const text = `a${String.fromCodePoint(codePoint)}b`;
    const unsafe = unsafeIn(safeText(text)) ?? unsafeIn(safeCell(text)) ?? unsafeIn(safeJson(JSON.stringify(text)));
    if (unsafe !== undefined) expect.fail(`U+${codePoint.toString(16)} is let through`);
  }
});

test("JSON, YAML and a cell have the same meaning", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(safeJson(JSON.stringify(text)))).toBe(text);
      expect(parse(safeYaml(text))).toBe(text);
      expect(unescaped(safeCell(text))).toBe(text);
    }),
    { numRuns: 10_000, examples: hostileTexts.map((text) => [text]) },
  );
});

/** The text that a cell represents. */
function unescaped(cell: string): string {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\" };
  return cell.replaceAll(/\\(?:([nrt\\])|u\{([\da-f]{1,6})\})/g, (_, letter?: string, code = "0") => {
    return letter === undefined ? String.fromCodePoint(parseInt(String(code), 16)) : (letters[letter] ?? "");
  });
}

test.each([
  "Zażółć gęślą jaźń, Łódź",
  "naïve café, 5 °C, „cytat” – myślnik… €",
  "می‌خواهم", // separates letters
  "क्‍ष न्‌", // joins and separates letters
  "ශ්‍රී",
  "שלום مرحبا",
  "日本 葛\u{E0100}城 ｱｲｳ",
  "👩‍👩‍👧 👩🏽‍⚕️ ❤️‍🔥 🏳️‍🌈 👁️‍🗨️ 1️⃣ ☎︎",
])("%s is unchanged", (text) => {
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
])("hidden characters in %j are visible", (text, seen) => {
  expect(safeText(text)).toBe(seen);
});

test("a line break is a space in a line of a terminal, and visible in a cell", () => {
  expect(safeText("a\r\n\tb")).toBe("a b");
  expect(safeCell("a\r\n\tb")).toBe("a\\r\\n\\tb");
});

test("a line break differs from the letters of its escape, and kept characters are unchanged", () => {
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
])("%j becomes the file name %s", (text, name) => {
  expect(safeFileName(text)).toBe(name);
});
