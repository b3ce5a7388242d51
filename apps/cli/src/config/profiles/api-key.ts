/**
 * What a key is kept under. The host is part of it: whatever is written into `config.json`, a key is found only for the host that
 * it was stored for.
 */
export function keyringAccount(profile: string, baseUrl: string): string {
  return `${profile} ${new URL(baseUrl).origin}`;
}

/** Whether this could be a key: one word of printable ASCII, as the client wants it. */
export function isApiKey(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text);
}

/** The end of a key, by which its owner knows it. Of a short one nothing: it would be half of it. */
export function maskKey(key: string): string {
  return key.length < 12 ? "" : key.slice(-4);
}
