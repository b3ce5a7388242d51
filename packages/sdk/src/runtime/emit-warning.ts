/** What is read of the global object. Not every runtime has all of it. */
interface Runtime {
  process?: { emitWarning?: (message: string, options: { type: string; code: string }) => void };
  console?: { warn?: (line: string) => void };
}

/** Shows a warning where the runtime shows its own: `process.emitWarning` in Node, Bun and Deno, or else `console.warn`. */
export function emitWarning({ code, message }: { code: string; message: string }): void {
  const { console, process } = globalThis as Runtime;
  try {
    if (process?.emitWarning) process.emitWarning(message, { type: "SmartAlexWarning", code });
    else console?.warn?.(`SmartAlex: ${message} (${code})`);
  } catch {
    // Node throws warnings with --throw-deprecation and the like. A list must not fail because of that.
  }
}
