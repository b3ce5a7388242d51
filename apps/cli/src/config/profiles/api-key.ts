/**
 * The name under which a key is stored. It contains the host, so a key is only found for the host for which it was stored, even if `config.json` is
 * changed.
 */
export function keyringAccount(profile: string, baseUrl: string): string {
  return `${profile} ${new URL(baseUrl).origin}`;
}

/** Whether a text has the form of an API key: one word of printable ASCII characters. */
export function isApiKey(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text);
}

/** The last four characters of a key, which help its owner to recognize it. Returns an empty text for short keys. */
export function maskKey(key: string): string {
  return key.length < 12 ? "" : key.slice(-4);
}
