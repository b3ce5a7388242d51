import type { WarningEvent } from "@smartalex/sdk";
import type { OutputStream } from "./io-streams.ts";
import { safeText } from "@smartalex/node-files";

/** Creates a function that prints the first warning of each kind on stderr: `watch` requests lists repeatedly. */
export function createWarningPrinter(stderr: OutputStream): (warning: WarningEvent) => void {
  const printed = new Set<string>();
  return ({ code, message }) => {
    if (printed.has(code)) return;
    printed.add(code);
    const clear = stderr.isTerminal ? "\r\u001b[K" : ""; // clear a status line
    void stderr.write(`${clear}${stderr.colorize("yellow", "Warning:")} ${safeText(message)}\n`);
  };
}
