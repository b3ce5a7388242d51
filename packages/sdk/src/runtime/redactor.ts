import type { Redact } from "./redact-secrets.ts";
import { isRedactable, literal, verbatimForms } from "./secret-forms.ts";

/** Redacts secrets. The code that replaces secrets is loaded only for a text that may contain a secret. */
export interface Redactor {
  /** Replaces secrets in a text with `[redacted]`. Returns a promise only if the text may contain a secret. */
  readonly redact: (text: string) => string | Promise<string>;
  /** Loads the function that replaces secrets. For code that redacts several texts, or cannot wait for each text. */
  readonly load: () => Promise<Redact>;
}

/** Creates the redactor of one secret. */
export function createLazyRedactor(secret: string): Redactor {
  const mayContainSecret = createDetector(secret);
  let replace: Redact | undefined;
  const load = async () => {
    const { createRedactor } = await import("./redact-secrets.ts"); // not loaded before the first text that may contain the secret
    return (replace ??= createRedactor(secret));
  };
  return {
    redact: (text) => (mayContainSecret(text) ? load().then((replaceIn) => replaceIn(text)) : text),
    load,
  };
}

/**
 * The number of characters that the detector compares. So many characters do not occur in other text by chance, and a longer pattern takes longer to
 * compile.
 */
const PREFIX_LENGTH = 8;

/**
 * Creates a function that returns `false` only for a text that `createRedactor(secret)` would not change. The function returns `true` if the text
 * contains the start of a form without escape sequences, or an escape sequence of a character that a secret may have. Most responses of the API
 * contain neither: the escape sequences of usual JSON are line breaks and quotation marks.
 */
export function createDetector(secret: string): (text: string) => boolean {
  if (!isRedactable(secret)) return () => false;
  // Created when the first text is checked, because this takes time at the start of a program.
  let verbatim: RegExp | undefined;
  let escaped: RegExp | undefined;
  return (text) => {
    verbatim ??= new RegExp(
      verbatimForms(secret)
        .map((form) => literal(form.slice(0, PREFIX_LENGTH)))
        .join("|"),
      "i",
    );
    if (text.includes("\0") || verbatim.test(text)) return true;
    // Checking for these characters takes a tenth of the time.
    if (!text.includes("\\") && !text.includes("%") && !text.includes("&")) return false;
    escaped ??= escapePattern(secret);
    return escaped.test(text);
  };
}

/** Returns a pattern that matches an escape sequence of `createRedactor`. Secrets consist of the characters from `!` (21) to `~` (7e). */
function escapePattern(secret: string): RegExp {
  const punctuation = literal(secret.replaceAll(/[a-z0-9]/gi, ""));
  return new RegExp(String.raw`\\(?:u00[2-7]|u\{|x[2-7]|[${punctuation}])|%[2-7][\da-f]|&(?:#|[a-z]+;)`, "i");
}
