// Web APIs that not every runtime has.

/** Parses a URL. Returns `undefined` if it is invalid. React Native has neither `URL.canParse` nor `URL.parse`. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;

/** The globals that are used here. Not every runtime has them. */
interface Globals {
  TextDecoder?: unknown;
  process?: { getBuiltinModule?: (name: "node:util") => TextCoding };
}

/** Returns `TextDecoder` and `TextEncoder`. In Jest with jsdom they are not global, so they are taken from Node.js. */
export function textCoding(): TextCoding {
  const { TextDecoder, process } = globalThis as Globals;
  return TextDecoder ? globalThis : (process?.getBuiltinModule?.("node:util") ?? globalThis);
}
