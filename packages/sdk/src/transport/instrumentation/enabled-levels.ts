import type { Listeners } from "./events.ts";
import { LOG_LEVELS, type Logger } from "./logger.ts";

/** The logging functions of the enabled log levels. */
export type EnabledLevels = { readonly [Level in keyof Logger]?: Logger[Level] };

/** Returns one logging function for each enabled log level. If there is no logger, the functions write to stderr. */
export function enabledLevels({ logger, severity }: Pick<Listeners, "logger" | "severity">): EnabledLevels {
  // The functions return the promise of an asynchronous logger, so that the caller can ignore a rejection.
  const target: Record<keyof Logger, (line: string) => unknown> = logger ?? stderrLogger();
  const enabled = LOG_LEVELS.slice(0, severity).map((name) => [name, (line: string) => target[name](line)]);
  return Object.fromEntries(enabled) as EnabledLevels; // the names and functions come from a `Logger`
}

/**
 * Returns a logger that writes to stderr. On servers, `console.info` and `console.debug` write to stdout, where log lines would mix with the output
 * of a program.
 */
function stderrLogger(): Logger {
  const { console } = globalThis as { console?: Pick<Logger, "error" | "warn"> };
  const warn = (line: string) => console?.warn(line);
  return { error: (line) => console?.error(line), warn, info: warn, debug: warn };
}
