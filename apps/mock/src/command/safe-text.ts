/**
 * What must not reach a terminal as it is: control characters, line separators, characters that reverse the reading direction or are
 * invisible, and halves of surrogate pairs.
 */
const UNSAFE =
  /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]|[\uD800-\uDFFF]/gu;

/** Text for one line of a terminal, with what is unsafe as its JSON escape: in JSON, with the same meaning. */
export function safeText(text: string): string {
  return text.replaceAll(UNSAFE, (character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
