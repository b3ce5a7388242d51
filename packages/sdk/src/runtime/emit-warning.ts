/** The globals that this module uses, which some runtimes do not have. */
interface Globals {
  process?: { emitWarning?: (message: string, options: { type: string; code: string }) => void };
  console?: { warn?: (line: string) => void };
}

/** Shows a warning with `process.emitWarning` in Node.js, Bun and Deno, and with `console.warn` in other runtimes. */
export function emitWarning({ code, message }: { code: string; message: string }): void {
  const { console, process } = globalThis as Globals;
  try {
    if (process?.emitWarning) process.emitWarning(message, { type: "SmartAlexWarning", code });
    else console?.warn?.(`SmartAlex: ${message} (${code})`);
  } catch {
    // In some edge runtimes, the functions of `process` throw. A request must not fail because a warning cannot be shown.
  }
}
