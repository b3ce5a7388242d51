/** Zero-width characters, which can split a number or a word. */
const ZERO_WIDTH = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const DASHES = /[\u2010-\u2012\u2212]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const DIGIT = /\p{Nd}/u;

/**
 * Replaces digits, punctuation and dashes of other scripts by ASCII characters: `٠٧٧` and `０７７` become `077`. The length
 * stays the same, so positions are valid in both.
 */
export function normalizeText(text: string): string {
  return text
    .replace(ZERO_WIDTH, " ")
    .replace(DASHES, "-")
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[^\0-\x7F]/g, (char) => (DIGIT.test(char) ? String(digitValue(char)) : char));
}

/** The value of a decimal digit. Unicode encodes the digits of a script in order, and no two scripts next to each other. */
function digitValue(digit: string): number {
  let value = 0;
  while (DIGIT.test(String.fromCharCode(digit.charCodeAt(0) - value - 1))) value++;
  return value;
}
