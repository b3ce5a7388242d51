type TextCoding = Pick<typeof globalThis, "TextDecoder" | "TextEncoder">;

/** The parts of the runtime that are used here. Not every runtime has them. */
interface Runtime {
  TextDecoder?: unknown;
  process?: { getBuiltinModule?: (name: "node:util") => TextCoding };
}

/** The runtime's `TextDecoder` and `TextEncoder`. In Jest with jsdom they are not global, and come from Node. */
export function textCoding(): TextCoding {
  const { TextDecoder, process } = globalThis as Runtime;
  return TextDecoder ? globalThis : (process?.getBuiltinModule?.("node:util") ?? globalThis);
}
