import { commandLine } from "@smartalex/node-files";
import type { RateTold } from "@smartalex/mock";
import { RateLimitError } from "@smartalex/sdk";
import { exitCodes } from "../exit-codes.ts";
import { formatNumber } from "../format/numbers.ts";
import { formatDuration } from "../format/time.ts";
import type { Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** The documented limits are for a minute each. */
const USUAL_WINDOW_SECONDS = 60;

/** What the rate limit leaves. `told` is what the answer says of it. */
export function checkRateLimit({ error, headers }: Probe, reported: RateTold | undefined): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "rate limit", outcome, found: text });
  if (error instanceof RateLimitError) {
    const { code, message, retryAfterMs } = error;
    return {
      name: "rate limit",
      outcome: "failed",
      found: message,
      exitCode: exitCodes.rateLimited,
      code,
      // Until then, every command that asks the server fails.
      next: commandLine`sleep ${retryAfterMs === undefined ? USUAL_WINDOW_SECONDS : seconds(retryAfterMs)} && smartalex calls list`,
    };
  }
  if (!headers) return result("unclear", "There was no answer to tell of it.");
  if (reported?.remaining === undefined) {
    return result("unclear", "The answer does not tell of it in any form that is known, though all answers should.");
  }
  const { form, limit, remaining, resetInMs } = reported;
  const of = limit === undefined ? "" : ` of ${formatNumber(limit)}`;
  const reset = resetInMs === undefined ? "" : `, until the reset in ${formatDuration(seconds(resetInMs))}`;
  return result("ok", `${formatNumber(remaining)}${of} requests are left${reset} (${form}).`);
}

function seconds(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / 1_000));
}
