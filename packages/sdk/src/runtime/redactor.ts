import type { Redact } from "./redact-secrets.ts";
import { isRedactable, literal, verbatimForms } from "./secret-forms.ts";

/** Redacts secrets in texts. The code that replaces secrets is loaded only when a text may contain a secret. */
export interface Redactor {
  /** Replaces secrets in a text with `[redacted]`. If the secret is a fixed API key, returns a promise only if the text may contain the key. */
  readonly redact: (text: string) => string | Promise<string>;
  /** Loads the function that replaces secrets, for code that redacts several texts or cannot wait for a promise. */
  readonly load: () => Promise<Redact>;
}

/** Creates a redactor of one secret that loads the code for redaction only when a text may contain the secret. */
export function createLazyRedactor(secret: string): Redactor {
  const mayContainSecret = createDetector(secret);
  let replace: Redact | undefined;
  const load = async () => {
    const { createRedactor } = await import("./redact-secrets.ts"); // loaded for the first text that may contain the secret
    return (replace ??= createRedactor(secret));
  };
  return {
    redact: (text) => (mayContainSecret(text) ? load().then((replaceIn) => replaceIn(text)) : text),
    load,
  };
}

/**
 * The number of characters from the start of a secret that the detector compares. Eight characters are enough, because they hardly ever occur in
 * other text by chance, and a longer pattern would take longer to compile.
 */
const PREFIX_LENGTH = 8;

/**
 * Creates a function that returns whether a text may contain the secret. If the function returns `false`, `createRedactor(secret)` would not change
 * the text. The function returns `true` if the text contains the start of the secret (verbatim, in hexadecimal or in Base64), or an escape sequence
 * for a character that a secret may have. For most responses of the API, the function returns `false`, because JSON usually contains only escape
 * sequences for line breaks and quotation marks.
 */
export function createDetector(secret: string): (text: string) => boolean {
  if (!isRedactable(secret)) return () => false;
  // The patterns are created when the first text is checked, because creating them at the start would delay every program.
  let verbatim: RegExp | undefined;
  let escaped: RegExp | undefined;
  return (text) => {
    verbatim ??= verbatimPattern(secret);
    if (verbatim.test(text)) return true;
    // Searching for the starts of escape sequences takes a tenth of the time of `escaped.test(text)`.
    if (!text.includes("\\") && !text.includes("%") && !text.includes("&")) return false;
    escaped ??= escapePattern(secret);
    return escaped.test(text);
  };
}

/**
 * Returns a pattern for the starts of the forms without escape sequences. It also matches the zero bytes of UTF-16, and U+212A, whose lower case is
 * `k`.
 */
function verbatimPattern(secret: string): RegExp {
  const starts = verbatimForms(secret).map((form) => literal(form.slice(0, PREFIX_LENGTH)));
  return new RegExp(`${starts.join("|")}|[\\0\\u212a]`, "i");
}

/**
 * Returns a pattern for the escape sequences that `createRedactor` recognizes. The pattern covers only the characters that a secret can have: from
 * `!` (hexadecimal 21) to `~` (7e).
 */
function escapePattern(secret: string): RegExp {
  const punctuation = literal(secret.replaceAll(/[a-z0-9]/gi, ""));
  return new RegExp(String.raw`\\(?:u00[2-7]|u\{|x[2-7]|[${punctuation}])|%[2-7][\da-f]|&(?:#|[a-z]+;)`, "i");
}
