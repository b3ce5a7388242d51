import { InvalidOptionError } from "../../errors.ts";
import { environmentVariable } from "../../runtime/environment.ts";

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

/** The levels, from the most severe to the least severe. */
export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

/**
 * Resolves the options `logger` and `logLevel`. Returns the number of levels that are logged. Without `logLevel`, the level comes from
 * `SMARTALEX_LOG`. If this variable is not set, the level is `info` if there is a logger, and `off` otherwise.
 *
 * @throws `InvalidOptionError` for an invalid logger or level.
 */
export function parseSeverity(logger: Logger | undefined, logLevel: LogLevel | undefined): number {
  const level = logLevel ?? environmentVariable("SMARTALEX_LOG")?.toLowerCase() ?? (logger ? "info" : "off");
  const severity = ["off", ...LOG_LEVELS].indexOf(level);
  if (severity === -1) {
    const source = logLevel === undefined ? " (set by SMARTALEX_LOG)" : "";
    throw new InvalidOptionError("logLevel", `must be one of off, ${LOG_LEVELS.join(", ")}${source}`);
  }
  if (logger !== undefined && !LOG_LEVELS.every((name) => typeof logger[name] === "function")) {
    throw new InvalidOptionError("logger", `must have the functions ${LOG_LEVELS.join(", ")}, as console has`);
  }
  return severity;
}
