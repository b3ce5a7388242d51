/**
 * Characters that are replaced in untrusted text, for any kind of output: control characters (C0, DEL and C1, and therefore all escape sequences),
 * lone surrogates, line separators, noncharacters, and invisible characters, such as directional marks, tags, zero-width spaces and fillers. Some
 * invisible characters belong to the text before them, and are kept.
 */
const UNSAFE = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\uFFF9-\uFFFB]|\p{DI}(?<!${[
  String.raw`[\p{ExtPict}\p{EMod}]\uFE0F?\u200D(?=\p{ExtPict})`, // joins the people of a family
  String.raw`\p{Emoji}[\uFE0E\uFE0F]`, // selects the text or emoji style
  String.raw`\p{Ideo}[\uFE00-\uFE0D\u{E0100}-\u{E01EF}]`, // selects a variant of an ideograph
  // Joins or separates letters in scripts that need it. Several in a row, or one elsewhere, could hide something.
  String.raw`(?!\p{Cf})[${joiningScripts()}][\u200C\u200D]`,
].join("|")})`;

/** Matches text other than ASCII and Latin letters. Testing this is several times faster than testing `UNSAFE`. */
const NOT_PLAIN = /[^ -~\u00A1-\u00AC\u00AE-\u034E]/;

let unsafe: RegExp | undefined;

function joiningScripts(): string {
  const scripts = "Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt";
  return scripts.replaceAll(/(\w+) ?/g, String.raw`\p{scx=$1}`);
}

function replaceUnsafe(text: string, show: (character: string) => string): string {
  if (!NOT_PLAIN.test(text)) return text;
  unsafe ??= new RegExp(UNSAFE, "gu"); // compiling it takes longer than loading everything else that most commands need
  return text.replaceAll(unsafe, show);
}

/** Sanitizes text for one line of a terminal or list: line breaks and tabs become spaces, and other unsafe characters are shown as `\u{1b}`. */
export function safeText(text: string): string {
  return replaceUnsafe(text.replaceAll(/[\r\n\t]+/g, " "), shown);
}

const LETTERS: Readonly<Record<string, string>> = { "\n": "n", "\r": "r", "\t": "t" };

/**
 * Sanitizes text for a cell of a text file, on one line and without loss: line breaks and tabs become `\n`, `\r` and `\t`, other unsafe characters
 * `\u{1b}`, and backslashes `\\`, so that a text that contains `\n` differs from one with a line break. Characters in `kept` are not changed.
 */
export function safeCell(text: string, kept = ""): string {
  const escaped = kept.includes("\\") ? text : text.replaceAll("\\", String.raw`\\`);
  return replaceUnsafe(escaped, (character) => {
    if (kept.includes(character)) return character;
    const letter = LETTERS[character];
    return letter === undefined ? shown(character) : `\\${letter}`;
  });
}

/** Escapes unsafe characters in JSON without changing its meaning. `JSON.stringify` leaves many of them unescaped. */
export function safeJson(json: string): string {
  return replaceUnsafe(json, (character) => {
    // Line breaks outside of strings are whitespace. In strings, JSON has already escaped them.
    if (character === "\n") return character;
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${hex(unit, 4)}`).join("");
  });
}

/** Formats text as a double-quoted YAML scalar. It equals JSON except for characters for which JSON needs two escapes. */
export function safeYaml(text: string): string {
  return replaceUnsafe(JSON.stringify(text), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return codePoint > 0xff_ff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
  });
}

/**
 * Converts any text to a file name that is valid on all file systems: percent-encodes everything but ASCII letters, digits, `_`, `-` and inner dots.
 * Different texts have different names, but names may differ only in case.
 */
export function safeFileName(text: string): string {
  const wellFormed = text.replaceAll(/\p{Cs}/gu, "\uFFFD");
  const name = encodeURIComponent(wellFormed).replaceAll(/[!'()*~]|^\.|\.$/g, percent);
  // Device names of Windows, with any extension.
  return name.replace(/^(?:aux|con|nul|prn|com\d|lpt\d)(?=\.|$)/i, (device) => percent(device) + device.slice(1));
}

function shown(character: string): string {
  return `\\u{${hex(character.codePointAt(0) ?? 0)}}`;
}

function percent(text: string): string {
  return `%${hex(text.charCodeAt(0), 2).toUpperCase()}`;
}

function hex(code: number, digits = 1): string {
  return code.toString(16).padStart(digits, "0");
}
