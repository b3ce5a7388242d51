import { InvalidOptionError } from "../../errors.ts";
import { environmentVariable } from "../../runtime/environment.ts";

/** The minimum severity of the lines that are logged. `off` logs nothing, and `debug` logs everything. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/** An object that receives log lines, for example `console`. Log lines never contain the API key or call content. */
export interface Logger {
  /** Called when a request has failed after all retries, except with an `AbortError` or a `NotFoundError`. */
  error(line: string): void;
  /** Called when an attempt failed, or when the server's responses limit what the client can guarantee. */
  warn(line: string): void;
  /** Called when an attempt succeeded. */
  info(line: string): void;
  /** Called when an attempt starts, when a retry is scheduled, or when requests wait for the rate limit. */
  debug(line: string): void;
}

/** The log levels, from the most severe to the least severe. */
export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

/**
 * Returns the number of log levels that the options `logger` and `logLevel` enable. If `logLevel` is not set, the level comes from the environment
 * variable `SMARTALEX_LOG`. If that variable is not set either, the level is `info` with a logger and `off` without a logger.
 *
 * @throws `InvalidOptionError` for an invalid logger or log level.
 */
export function parseSeverity(logger: Logger | undefined, logLevel: LogLevel | undefined): number {
  const level = logLevel ?? environmentVariable("SMARTALEX_LOG")?.toLowerCase() ?? (logger ? "info" : "off");
  const severity = ["off", ...LOG_LEVELS].indexOf(level);
  if (severity === -1) {
    const source = logLevel === undefined ? " (set by SMARTALEX_LOG)" : "";
    throw new InvalidOptionError("logLevel", `must be one of off, ${LOG_LEVELS.join(", ")}${source}`);
  }
  if (logger !== undefined && !LOG_LEVELS.every((name) => typeof logger[name] === "function")) {
    throw new InvalidOptionError("logger", `must have the functions ${LOG_LEVELS.join(", ")}, like console`);
  }
  return severity;
}
