import { expect, test } from "vitest";
import { formatDuration, formatOffset, formatTime } from "../src/format/time.ts";
import { parseJsonLossless, toJson } from "../src/format/json.ts";
import { commandLine, safeJson, safeText } from "@smartalex/node-files";
import { noColor } from "../src/io/colors.ts";
import { exitCodes } from "../src/exit-codes.ts";
import { formatChecks } from "../src/doctor/format-report.ts";
import { createTable } from "../src/format/table.ts";

test.each([
  [0, "0s"],
  [59, "59s"],
  [245, "4m 05s"],
  [3_725, "1h 02m"],
])("%i seconds are formatted as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0, "0:00"],
  [5.9, "0:05"],
  [245, "4:05"],
  [-1.2, "-0:01"],
])("%d seconds into the call are formatted as %s", (seconds, text) => {
  expect(formatOffset(seconds)).toBe(text);
});

test("a timestamp is formatted in UTC, and any other text is unchanged", () => {
  expect(formatTime("2026-01-15T14:30:00Z")).toBe("2026-01-15 14:30:00");
  expect(formatTime("2022-03-07T09:30:00.000Z")).toBe("2022-03-07 09:30:00");
  expect(formatTime("tomorrow")).toBe("tomorrow");
});

test("columns with wide characters are aligned", () => {
  const print = createTable<string[]>(
    [
      { head: "A", cell: ([a = ""]) => a },
      { head: "B", cell: ([, b = ""]) => b, alignRight: true },
    ],
    80,
  );
  expect(print([["日本", "1"], ["a", "22"]])).toBe("A      B\n日本   1\na     22\n"); // prettier-ignore
  expect(print([["b", "3"]])).toBe("b      3\n");
  expect(print([["longer", "3"]])).toBe("longer   3\n"); // the columns of the header do not change
});

test("a table always shows its first column, on any width", () => {
  expect(createTable([{ head: "LONG HEAD", cell: String }], 3)(["x"])).toBe("LONG HEAD\nx\n");
});

test("sanitized text is one line in which nothing is hidden", () => {
  expect(safeText("a\r\n\tb")).toBe("a b");
  expect(safeText("\u001b[31m\u0000\u009b")).toBe("\\u{1b}[31m\\u{0}\\u{9b}");
  expect(safeText("\u202Eevil\u{E0041}\ud800")).toBe("\\u{202e}evil\\u{e0041}\\u{d800}");
  expect(safeText("Zażółć 👩‍👩‍👧 日本")).toBe("Zażółć 👩‍👩‍👧 日本");
});

test("sanitized JSON has the same meaning", () => {
  const value = { text: "\u001b\u009b\u202E\u{E0041}\u2028\ud800 ł 👩‍👩‍👧\n" };
  for (const indent of [0, 2]) {
    const json = toJson(value, indent);
    expect(JSON.parse(json)).toEqual(value);
    expect(json.replaceAll("\n", "")).toMatch(/^[\x20-\x7eł👩‍👧]+$/u);
  }
  expect(safeJson('{\n  "a": 1\n}')).toBe('{\n  "a": 1\n}');
});

test("numbers keep their digits through JSON", () => {
  const text = '{"a":[3.0,0.10,1e400,12345678901234567890,-0.0],"b":"3.0"}';
  expect(toJson(parseJsonLossless(text))).toBe(`${text}\n`);
});

test("the next command of a failed check is on one line, at any length", () => {
  const next = commandLine`smartalex config explain base_url --profile ${"a long name ".repeat(20)}`;
  const fault = { outcome: "failed", code: "network", exitCode: exitCodes.network, next } as const;
  const text = formatChecks([{ name: "network", found: "Nothing answers.", ...fault }], {
    columns: 60,
    colorize: noColor,
  });
  expect(text.split("\n")).toContain(`${" ".repeat(21)}next: ${next}`);
});
