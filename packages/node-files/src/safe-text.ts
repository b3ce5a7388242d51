/**
 * The one place where text of strangers is made safe, for each place that it may go to. Never as they are: control characters (C0, DEL,
 * C1, and so every escape sequence), halves of surrogate pairs, line separators, noncharacters, and what cannot be seen: marks that
 * turn the reading direction, tags, spaces without width, fillers. Of those that cannot be seen, some belong to the text before them, and stay.
 */
const UNSAFE = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\uFFF9-\uFFFB]|\p{DI}(?<!${[
  String.raw`[\p{ExtPict}\p{EMod}]\uFE0F?\u200D(?=\p{ExtPict})`, // joins the people of a family
  String.raw`\p{Emoji}[\uFE0E\uFE0F]`, // in colour, or not
  String.raw`\p{Ideo}[\uFE00-\uFE0D\u{E0100}-\u{E01EF}]`, // the way in which a name is written
  // Joins letters, or keeps them apart, where that is spelling. A run of them, or one elsewhere, hides something.
  String.raw`(?!\p{Cf})[${joiningScripts()}][\u200C\u200D]`,
].join("|")})`;

/** What most texts are made of: ASCII and the Latin letters. It is passed over several times faster than `UNSAFE` looks. */
const NOT_PLAIN = /[^ -~\u00A1-\u00AC\u00AE-\u034E]/;

let unsafe: RegExp | undefined;

function joiningScripts(): string {
  const scripts = "Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt";
  return scripts.replaceAll(/(\w+) ?/g, String.raw`\p{scx=$1}`);
}

function replaceUnsafe(text: string, show: (character: string) => string): string {
  if (!NOT_PLAIN.test(text)) return text;
  unsafe ??= new RegExp(UNSAFE, "gu"); // to compile it takes longer than all else that most commands load
  return text.replaceAll(unsafe, show);
}

/** Text for one line of a terminal, or of a list: line breaks and tabs become spaces, other unsafe characters visible (`\u{1b}`). */
export function safeText(text: string): string {
  return replaceUnsafe(text.replaceAll(/[\r\n\t]+/g, " "), shown);
}

const LETTERS: Readonly<Record<string, string>> = { "\n": "n", "\r": "r", "\t": "t" };

/**
 * Text for a cell of a text file. It stays one line, and nothing gets lost: line breaks and tabs are `\n`, `\r` and `\t`, other unsafe
 * characters `\u{1b}`, and a backslash is `\\`, so that a text which has `\n` in it is told from one with a line break. Those of these
 * characters that are in `kept` stay as they are.
 */
export function safeCell(text: string, kept = ""): string {
  const escaped = kept.includes("\\") ? text : text.replaceAll("\\", String.raw`\\`);
  return replaceUnsafe(escaped, (character) => {
    if (kept.includes(character)) return character;
    const letter = LETTERS[character];
    return letter === undefined ? shown(character) : `\\${letter}`;
  });
}

/** JSON with the same meaning in which unsafe characters are escaped. `JSON.stringify` leaves many of them as they are. */
export function safeJson(json: string): string {
  return replaceUnsafe(json, (character) => {
    // Line breaks outside of strings are layout; inside, JSON has escaped them already.
    if (character === "\n") return character;
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${hex(unit, 4)}`).join("");
  });
}

/** A text as a double-quoted scalar of YAML, with the same meaning. It is JSON but for characters that JSON takes two escapes for. */
export function safeYaml(text: string): string {
  return replaceUnsafe(JSON.stringify(text), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return codePoint > 0xff_ff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
  });
}

/**
 * A file's name, in any file system, from what may be no name at all: all but ASCII letters, digits, `_`, `-` and inner dots is
 * percent-encoded, so that no two texts share one. Two names may still differ in nothing but case.
 */
export function safeFileName(text: string): string {
  const wellFormed = text.replaceAll(/\p{Cs}/gu, "\uFFFD");
  const name = encodeURIComponent(wellFormed).replaceAll(/[!'()*~]|^\.|\.$/g, percent);
  // Devices of Windows, whatever their extension.
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
