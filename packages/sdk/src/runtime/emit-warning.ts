/** The globals that this module uses. Not every runtime has them. */
interface Globals {
  process?: { emitWarning?: (message: string, options: { type: string; code: string }) => void };
  console?: { warn?: (line: string) => void };
}

/** Shows a warning. Uses `process.emitWarning` in Node.js, Bun and Deno, and `console.warn` in other runtimes. */
export function emitWarning({ code, message }: { code: string; message: string }): void {
  const { console, process } = globalThis as Globals;
  try {
    if (process?.emitWarning) process.emitWarning(message, { type: "SmartAlexWarning", code });
    else console?.warn?.(`SmartAlex: ${message} (${code})`);
  } catch {
    // Node.js can throw warnings, for example with --throw-deprecation. A request must not fail because of that.
  }
}
