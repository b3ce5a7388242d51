/** Masks a secret in a text. */
export type Redact = (text: string) => string;

/** Shorter secrets are placeholders such as `test`, which other text may contain by chance. */
const SHORTEST_SECRET = 8;
const MASK = "[redacted]";

/**
 * Makes a function that masks a secret of ASCII characters wherever a text repeats it, whatever its case: as it is; with any of its
 * characters escaped as in JSON, in a URL or in HTML, also twice; and in Base64. Apply it where text of others enters: response headers and
 * bodies, and errors that `fetch` throws. Apply it to text before and after parsing.
 */
export function createRedactor(secret: string): Redact {
  if (secret.length < SHORTEST_SECRET) return (text) => text;
  const verbatim = new RegExp([literal(secret), ...inBase64(secret).map(literal)].join("|"), "gi");
  const escaped = new RegExp(Array.from(secret, anyForm).join(""), "gi");
  return (text) => {
    const masked = text.replace(verbatim, MASK);
    // Most bodies contain none of these, and a look for them takes a tenth of the time.
    const mayBeEscaped = masked.includes("\\") || masked.includes("%") || masked.includes("&");
    return mayBeEscaped ? masked.replace(escaped, MASK) : masked;
  };
}

function literal(text: string): string {
  return text.replaceAll(/[^a-z0-9]/gi, String.raw`\$&`);
}

/** A pattern for one character: `+` is also `\u002b`, `\x2b`, `\+`, `%2b`, `%252b`, `&#43;` and `&#x2b;`. Repetitions have bounds, for speed. */
function anyForm(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, "0");
  const backslashes = String.raw`\\{1,8}`;
  const name = HTML_NAMES[character];
  const forms = [
    literal(character),
    `${backslashes}(?:u00${hex}|u\\{0{0,6}${hex}\\}|x${hex})`,
    ...(/[a-z0-9]/i.test(character) ? [] : [`${backslashes}${literal(character)}`]), // not \n, which stands for a line break
    `(?:%|${backslashes}u0025)(?:25){0,4}${hex}`,
    `&(?:amp;){0,2}(?:#0{0,6}${code}|#x0{0,6}${hex}${name === undefined ? "" : `|${name}`});`,
  ];
  return `(?:${forms.join("|")})`;
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  "&": "amp",
  "'": "apos",
  "+": "plus",
  "/": "sol",
  "<": "lt",
  "=": "equals",
  ">": "gt",
  '"': "quot",
};

/**
 * The Base64 of a secret in the middle of other text, with both alphabets: one for each way in which it can lie across groups of three
 * bytes, without the characters that also depend on what is before or after it.
 */
function inBase64(secret: string): string[] {
  // React Native has no btoa before 0.74.
  if (typeof btoa !== "function") return [];
  const forms = [0, 1, 2].map((offset) => {
    const encoded = btoa("\0".repeat(offset) + secret);
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + secret.length) * 8) / 6));
  });
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]))];
}
