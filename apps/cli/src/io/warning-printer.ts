import type { WarningEvent } from "@smartalex/sdk";
import type { OutputStream } from "./io-streams.ts";
import { safeText } from "@smartalex/node-files";

/** Prints the first warning of each kind on stderr: `watch` reads lists again and again. */
export function createWarningPrinter(stderr: OutputStream): (warning: WarningEvent) => void {
  const printed = new Set<string>();
  return ({ code, message }) => {
    if (printed.has(code)) return;
    printed.add(code);
    const clear = stderr.isTerminal ? "\r\u001b[K" : ""; // a progress line may be there
    void stderr.write(`${clear}${stderr.colorize("yellow", "Warning:")} ${safeText(message)}\n`);
  };
}
