import { InvalidOptionError } from "../errors.ts";
import { environmentVariable } from "../runtime/environment.ts";

/** The minimum severity of the lines that are logged. `off` logs nothing, and `debug` logs everything. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/** Receives log lines, for example `console`. Lines never contain the API key or call content. */
export interface Logger {
  /** A request failed, after all retries. Not called for `AbortError` and `NotFoundError`. */
  error(line: string): void;
  /** An attempt failed, or the server's responses limit what the client can guarantee. */
  warn(line: string): void;
  /** An attempt succeeded. */
  info(line: string): void;
  /** An attempt starts, a retry is scheduled, or requests wait for the rate limit. */
  debug(line: string): void;
}

const LEVELS = ["error", "warn", "info", "debug"] as const;

/** One function for each level that is logged. */
export type EnabledLevels = { readonly [Level in keyof Logger]?: Logger[Level] };

/**
 * Resolves the options `logger` and `logLevel`. Without `logLevel`, the level comes from `SMARTALEX_LOG`. If this variable is not set, the level
 * is `info` if there is a logger, and `off` otherwise. Without a logger, lines go to stderr.
 *
 * @throws `InvalidOptionError` for an invalid logger or level.
 */
export function resolveLogger(logger: Logger | undefined, logLevel: LogLevel | undefined): EnabledLevels {
  const level = logLevel ?? environmentVariable("SMARTALEX_LOG")?.toLowerCase() ?? (logger ? "info" : "off");
  const severity = ["off", ...LEVELS].indexOf(level);
  if (severity === -1) {
    const source = logLevel === undefined ? " (set by SMARTALEX_LOG)" : "";
    throw new InvalidOptionError("logLevel", `must be one of off, ${LEVELS.join(", ")}${source}`);
  }
  if (logger !== undefined && !LEVELS.every((name) => typeof logger[name] === "function")) {
    throw new InvalidOptionError("logger", `must have the functions ${LEVELS.join(", ")}, as console has`);
  }
  // The caller ignores the rejection of an asynchronous logger, so its promise must be returned.
  const target: Record<keyof Logger, (line: string) => unknown> = logger ?? stderrLogger();
  const enabled = LEVELS.slice(0, severity).map((name) => [name, (line: string) => target[name](line)]);
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
