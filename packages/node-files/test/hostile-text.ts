import fc from "fast-check";

/** Text that attacks a terminal, a spreadsheet, a parser or a person. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\u001b[31mred\u001b[0m",
  "\u001b]0;title\u0007\u001b]8;;http://evil.test\u001b\\link",
  "\u009b2J\u0085\u007f\u0000",
  "a\nb\r\nc\td\u000b\u000c",
  "\u202Egpj.exe\u202C \u2066\u2067\u2068\u2069\u200E\u200F\u061C",
  "hi\u{E0001}\u{E0041}\u{E007F}",
  "\u2028\u2029",
  "\uFEFFbom \u200Bzero \u2060joiner \u00ADhyphen \u3164filler",
  "\uD800 \uDC00 \uDBFF\uD800",
  "\uFFFE\uFFFF\uFFF9\u{1FFFE}",
  "p\u200Da\u200Cy\uFE0Fpal",
  "👍\uFE0F\uFE0F\u{E0100}\u{E0101}",
  "=1+1",
  '  =HYPERLINK("http://evil.test")',
  "\t=1",
  "\r=1",
  "\n=1",
  "+48 123 456 789",
  "-5",
  "-5e3",
  "@SUM(A1)",
  "＝1",
  "＋1",
  "－1",
  "＠a",
  "\u3000=1",
  "\u200B=1",
  "'=1",
  '"=1"',
  '"',
  '""',
  'a "quoted" word',
  '"open, and never closed',
  "a,b;c|d",
  ",",
  "null",
  "~",
  "yes",
  "No",
  "y",
  "1:30:45",
  "0x1F",
  "1_000",
  "1e3",
  ".inf",
  "2026-01-15",
  "<<",
  "- a",
  "a: b",
  "a #b",
  "&a *b !c",
  "---",
  "...",
  "%YAML 1.2",
  "`x` ${y} <b>&amp;</b>",
  "\\u{1b} \\n \\",
  "C:\\con",
  "../../etc/passwd",
  "__proto__",
];

/** Any text: of whole characters, of code units with lone surrogates, or of the texts above. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.integer({ min: 0, max: 0x2_ff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 4 }).map((pieces) => pieces.join("")),
);

/** Characters that never appear unescaped. */
const NEVER =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Cs}/u;

/** The first unsafe character in a line of any output. */
export function unsafeIn(line: string): string | undefined {
  return NEVER.exec(line)?.[0];
}
