import { commandLine } from "@smartalex/node-files";
import type { RateLimitHeaders } from "@smartalex/conformance";
import { RateLimitError } from "@smartalex/sdk";
import { exitCodes } from "../exit-codes.ts";
import { formatNumber } from "../format/numbers.ts";
import { formatDuration } from "../format/time.ts";
import type { Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** The documented limits apply to one minute each. */
const USUAL_WINDOW_SECONDS = 60;

/** Checks how many requests the rate limit allows. `reported` contains the values of the response headers. */
export function checkRateLimit({ error, headers }: Probe, reported: RateLimitHeaders | undefined): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "rate limit", outcome, found: text });
  if (error instanceof RateLimitError) {
    const { code, message, retryAfterMs } = error;
    return {
      name: "rate limit",
      outcome: "failed",
      found: message,
      exitCode: exitCodes.rateLimited,
      code,
      // Until then, every request fails.
      next: commandLine`sleep ${retryAfterMs === undefined ? USUAL_WINDOW_SECONDS : toSeconds(retryAfterMs)} && smartalex calls list`,
    };
  }
  if (!headers) return result("unclear", "No response to read it from.");
  if (reported?.remaining === undefined) {
    return result("unclear", "The response has no known rate limit headers, although every response should have them.");
  }
  const { form, limit, remaining, resetInMs } = reported;
  const of = limit === undefined ? "" : ` of ${formatNumber(limit)}`;
  const reset = resetInMs === undefined ? "" : `, reset in ${formatDuration(toSeconds(resetInMs))}`;
  return result("ok", `${formatNumber(remaining)}${of} requests remaining${reset} (${form}).`);
}

function toSeconds(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / 1_000));
}
