import { formatNumber } from "../format/numbers.ts";
import { formatDuration } from "../format/time.ts";
import { createStatusLine } from "../io/status-line.ts";
import type { IOStreams } from "../io/io-streams.ts";
import type { ExportProgress } from "./files/journal.ts";

const LEAST_PAUSE_MS = 100;

/** The progress of an export. */
export interface ProgressFacts {
  /** Number of calls read, in this run and earlier ones. */
  given: number;
  total: number;
  /** Number of calls read in this run, and its duration in milliseconds. */
  givenNow: number;
  elapsedMs: number;
}

/** Formats the progress on one line: `1,200 of 5,000 calls, 240/s, 16s left`. */
export function formatProgress({ elapsedMs, given, givenNow, total }: ProgressFacts): string {
  const perSecond = (givenNow / Math.max(1, elapsedMs)) * 1_000;
  const left = perSecond > 0 ? `, ${formatDuration(Math.ceil(Math.max(0, total - given) / perSecond))} left` : "";
  const rate = perSecond >= 10 ? formatNumber(Math.round(perSecond)) : perSecond.toFixed(1);
  return `${formatNumber(given)} of ${formatNumber(total)} calls, ${rate}/s${left}`;
}

/** Shows the progress on a status line. */
export interface Progress {
  /** Starts to measure the speed. Calls of earlier runs do not count. */
  start(): void;
  show(): Promise<void>;
  /** Shows that requests wait for the rate limit. */
  wait(waitMs: number): void;
  clear(): Promise<void>;
}

/** Creates the progress display of an export. */
export function createProgress(
  { clock, env, stderr }: Pick<IOStreams, "clock" | "env" | "stderr">,
  standing: () => Pick<ExportProgress, "given" | "total"> | undefined,
): Progress {
  const line = createStatusLine({ env, stderr });
  let startMs = clock.now();
  let givenBefore = 0;
  let shownAtMs = -Infinity;
  let waitsUntilMs = -Infinity;

  const text = (): string => {
    const nowMs = clock.now();
    const waitMs = waitsUntilMs - nowMs;
    const pause = waitMs > 0 ? [`waiting ${formatDuration(Math.ceil(waitMs / 1_000))} for the rate limit`] : [];
    const { given = 0, total = 0 } = standing() ?? {};
    if (total === 0 && pause.length > 0) return pause.join(""); // nothing is known yet
    const facts = formatProgress({ given, total, givenNow: given - givenBefore, elapsedMs: nowMs - startMs });
    return [facts, ...pause].join(", ");
  };
  return {
    start() {
      startMs = clock.now();
      givenBefore = standing()?.given ?? 0;
    },
    async show() {
      const nowMs = clock.now();
      if (nowMs - shownAtMs < LEAST_PAUSE_MS) return;
      shownAtMs = nowMs;
      await line.show(text());
    },
    wait(waitMs) {
      waitsUntilMs = clock.now() + waitMs;
      shownAtMs = clock.now();
      void line.show(text());
    },
    async clear() {
      if (shownAtMs !== -Infinity) await line.clear();
    },
  };
}
