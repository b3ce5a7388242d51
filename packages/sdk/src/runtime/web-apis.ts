// Replacements for web APIs that some runtimes do not have.

/** Parses a URL, or returns `undefined` if the URL is invalid. React Native has neither `URL.canParse` nor `URL.parse`. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;

/** The globals that this module uses, which some runtimes do not have. */
interface Globals {
  TextDecoder?: unknown;
  process?: { getBuiltinModule?: (name: "node:util") => TextCoding };
}

/**
 * Returns the classes `TextDecoder` and `TextEncoder`. If the classes are not global, as in Jest with jsdom, gets them from the Node.js module
 * `node:util`.
 */
export function textCoding(): TextCoding {
  const { TextDecoder, process } = globalThis as Globals;
  return TextDecoder ? globalThis : (process?.getBuiltinModule?.("node:util") ?? globalThis);
}
