/**
 * What must not reach a terminal or a text file as it is: control characters (C0, C1), line separators, characters that
 * reverse the reading direction or are invisible tags, and halves of surrogate pairs. What a caller said is a stranger's text.
 */
const UNSAFE =
  /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]|[\uD800-\uDFFF]/gu;

/** Text for one line of a terminal: line breaks and tabs become spaces, other unsafe characters visible (`\u{1b}`). */
export function safeText(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, " ").replaceAll(UNSAFE, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** JSON with the same meaning in which unsafe characters are escaped. `JSON.stringify` leaves many of them as they are. */
export function safeJson(json: string): string {
  return json.replaceAll(UNSAFE, (character) => {
    // Line breaks outside of strings are layout; inside, JSON has escaped them already.
    if (character === "\n") return character;
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
