/** Parses a URL. Returns `undefined` for an invalid one. React Native has no `URL.canParse` and no `URL.parse`. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
