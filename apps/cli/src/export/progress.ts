import { grouped } from "../print/count.ts";
import { humanDuration } from "../print/human.ts";
import { liveLine } from "../print/live-line.ts";
import type { Terminal } from "../terminal.ts";

const LEAST_PAUSE_MS = 100;

/** How far an export has come. */
export interface ProgressFacts {
  /** How many calls were read, in this run and before. */
  given: number;
  total: number;
  /** How many of them in this run, and in what time. */
  givenNow: number;
  elapsedMs: number;
}

/** How far an export has come, in one line: `1,200 of 5,000 calls, 240 a second, 16s left`. */
export function progressText({ elapsedMs, given, givenNow, total }: ProgressFacts): string {
  const perSecond = (givenNow / Math.max(1, elapsedMs)) * 1_000;
  const left = perSecond > 0 ? `, ${humanDuration(Math.ceil(Math.max(0, total - given) / perSecond))} left` : "";
  const rate = perSecond >= 10 ? grouped(Math.round(perSecond)) : perSecond.toFixed(1);
  return `${grouped(given)} of ${grouped(total)} calls, ${rate} a second${left}`;
}

/** Shows how far it has come, to those who look: in one line that is written again and again. */
export interface Progress {
  show(given: number, total: number): Promise<void>;
  /** The rate limit makes all requests wait. */
  wait(waitMs: number): void;
  clear(): Promise<void>;
}

/** A progress line for an export that has read so many calls before. */
export function progressLine(
  { clock, env, stderr }: Pick<Terminal, "clock" | "env" | "stderr">,
  givenBefore: number,
): Progress {
  const line = liveLine({ env, stderr });
  const startMs = clock.now();
  let shownAtMs = -Infinity;
  let text = "";
  return {
    async show(given, total) {
      const nowMs = clock.now();
      if (nowMs - shownAtMs < LEAST_PAUSE_MS) return;
      shownAtMs = nowMs;
      text = progressText({ given, total, givenNow: given - givenBefore, elapsedMs: nowMs - startMs });
      await line.show(text);
    },
    wait(waitMs) {
      const pause = `waiting ${humanDuration(Math.ceil(waitMs / 1_000))} for the rate limit`;
      void line.show(text === "" ? pause : `${text}, ${pause}`);
    },
    async clear() {
      if (shownAtMs !== -Infinity || text !== "") await line.clear();
    },
  };
}
