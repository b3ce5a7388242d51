import type { Listeners } from "./events.ts";
import { LOG_LEVELS, type Logger } from "./logger.ts";

/** One function for each level that is logged. */
export type EnabledLevels = { readonly [Level in keyof Logger]?: Logger[Level] };

/** Returns the functions for the enabled levels. Without a logger, lines go to stderr. */
export function enabledLevels({ logger, severity }: Pick<Listeners, "logger" | "severity">): EnabledLevels {
  // The caller ignores the rejection of an asynchronous logger, so its promise must be returned.
  const target: Record<keyof Logger, (line: string) => unknown> = logger ?? stderrLogger();
  const enabled = LOG_LEVELS.slice(0, severity).map((name) => [name, (line: string) => target[name](line)]);
  return Object.fromEntries(enabled) as EnabledLevels; // its names and functions come from a `Logger`
}

/**
 * Returns a logger that writes to stderr. On servers, `console.info` and `console.debug` write to stdout, where lines would mix with a program's
 * output.
 */
function stderrLogger(): Logger {
  const { console } = globalThis as { console?: Pick<Logger, "error" | "warn"> };
  const warn = (line: string) => console?.warn(line);
  return { error: (line) => console?.error(line), warn, info: warn, debug: warn };
}
