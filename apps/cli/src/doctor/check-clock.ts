import { commandLine, type CommandLine } from "@smartalex/node-files";
import { exitCodes } from "../exit-codes.ts";
import { formatDuration } from "../format/time.ts";
import type { Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** Signatures whose timestamp is a minute in the future are rejected. */
const WORST_SKEW_MS = 60_000;

/** Commands that synchronize the clock with network time. */
const SET: Partial<Record<NodeJS.Platform, CommandLine>> = {
  darwin: commandLine`sudo sntp -sS time.apple.com`,
  linux: commandLine`sudo timedatectl set-ntp true`,
  win32: commandLine`w32tm /resync`,
};

/**
 * Returns how far the local clock is ahead of the server's, in milliseconds. Negative if it is behind, and 0 if the difference is within the
 * measurement error: the `Date` header has a resolution of a second, and the request takes time. Returns `undefined` if the response has no valid
 * `Date` header.
 */
export function clockSkewMs({
  headers,
  receivedMs,
  sentMs,
}: Pick<Probe, "headers" | "receivedMs" | "sentMs">): number | undefined {
  const dateMs = Date.parse(headers?.get("date") ?? "");
  if (Number.isNaN(dateMs)) return undefined;
  if (receivedMs < dateMs) return receivedMs - dateMs;
  return Math.max(0, sentMs - (dateMs + 1_000));
}

/** Checks whether the local clock matches the server's. */
export function checkClock(aheadMs: number | undefined, platform: NodeJS.Platform): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "clock", outcome, found: text });
  if (aheadMs === undefined) return result("unclear", "No response with a time to compare with.");
  if (aheadMs === 0) return result("ok", "Matches the server's clock.");
  const off = formatDuration(Math.ceil(Math.abs(aheadMs) / 1_000));
  const text = `${off} ${aheadMs > 0 ? "ahead of" : "behind"} the server's clock`;
  if (Math.abs(aheadMs) < WORST_SKEW_MS) return result("ok", `${text}. This is harmless.`);
  return {
    name: "clock",
    outcome: "failed",
    found:
      `${text}: --since and --until are shifted, and signed requests may be rejected as too old or too far in the ` +
      "future.",
    exitCode: exitCodes.incomplete,
    code: "clock_skew",
    next: SET[platform] ?? commandLine`date`,
  };
}
