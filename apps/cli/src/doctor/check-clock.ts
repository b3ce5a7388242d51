import { commandLine, type CommandLine } from "@smartalex/node-files";
import { exitCodes } from "../exit-codes.ts";
import { formatDuration } from "../format/time.ts";
import type { Check } from "./check.ts";
import type { Probe } from "./probe.ts";

/** A signed delivery is refused that seems to be a minute ahead. */
const WORST_SKEW_MS = 60_000;

/** How to set the clock by those of the network. */
const SET: Partial<Record<NodeJS.Platform, CommandLine>> = {
  darwin: commandLine`sudo sntp -sS time.apple.com`,
  linux: commandLine`sudo timedatectl set-ntp true`,
  win32: commandLine`w32tm /resync`,
};

/**
 * How far the clock of this machine is ahead of the server's, in milliseconds; negative where it is behind, 0 where it may be right: the
 * `Date` header has whole seconds, and the answer was under way for a while. `undefined` where the server sends no time.
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

/** Whether the clock of this machine goes with the server's. */
export function checkClock(aheadMs: number | undefined, platform: NodeJS.Platform): Check {
  const result = (outcome: "ok" | "unclear", text: string): Check => ({ name: "clock", outcome, found: text });
  if (aheadMs === undefined) return result("unclear", "There was no answer with a time to compare with.");
  if (aheadMs === 0) return result("ok", "It goes with the server's.");
  const off = formatDuration(Math.ceil(Math.abs(aheadMs) / 1_000));
  const text = `It is ${off} ${aheadMs > 0 ? "ahead of" : "behind"} the server's`;
  if (Math.abs(aheadMs) < WORST_SKEW_MS) return result("ok", `${text}, which does no harm.`);
  return {
    name: "clock",
    outcome: "failed",
    found: `${text}: --since and --until mean another time, and signed deliveries may be refused as too old or too far ahead.`,
    exitCode: exitCodes.incomplete,
    code: "clock_skew",
    next: SET[platform] ?? commandLine`date`,
  };
}
