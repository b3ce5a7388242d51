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

/** The globals that this module uses. Not every runtime has them. */
interface Globals {
  TextDecoder?: unknown;
  process?: { getBuiltinModule?: (name: "node:util") => TextCoding };
}

/** Returns `TextDecoder` and `TextEncoder`. In Jest with jsdom, these classes are not global, so this function gets them from Node.js. */
export function textCoding(): TextCoding {
  const { TextDecoder, process } = globalThis as Globals;
  return TextDecoder ? globalThis : (process?.getBuiltinModule?.("node:util") ?? globalThis);
}
