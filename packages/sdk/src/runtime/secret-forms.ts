/** The minimum length of a secret that is redacted. Shorter secrets are placeholders such as `test`, which occur in other text by chance. */
const MIN_SECRET_LENGTH = 8;

/** Returns whether a secret is long enough to be redacted. */
export function isRedactable({ length }: string): boolean {
  return length >= MIN_SECRET_LENGTH;
}

/** Returns the forms of a secret that contain no escape sequences: the secret itself, and the secret in hexadecimal and in Base64. */
export function verbatimForms(secret: string): string[] {
  return [secret, inHex(secret), ...inBase64(secret)];
}

/** Returns a regular expression that matches exactly the ASCII text `text`. */
export function literal(text: string): string {
  return text.replaceAll(/\W/g, String.raw`\$&`);
}

/** Returns the bytes of a secret in hexadecimal. */
function inHex(secret: string): string {
  return Array.from(secret, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/**
 * Returns the forms that a secret can have in the Base64 encoding of a longer text, in the standard alphabet and in the URL-safe alphabet. Base64
 * encodes groups of three bytes, so a secret has three forms in each alphabet, depending on its position in a group. Each form omits the first and
 * last characters, which depend on the text before and after the secret.
 */
function inBase64(secret: string): string[] {
  // React Native has no `btoa` before version 0.74.
  if (typeof btoa !== "function") return [];
  const forms = [0, 1, 2].map((offset) => {
    const encoded = btoa("\0".repeat(offset) + secret);
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + secret.length) * 8) / 6));
  });
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]))];
}
