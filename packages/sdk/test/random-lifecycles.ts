import type { Chance } from "./seeded-random.ts";
import { HOUR_MS, MINUTE_MS, type CallLifecycle } from "./simulated-workspace.ts";

/** The lookbacks of the feeds that read these calls. */
export const LOOKBACK_HOURS = { lookbackHours: 4, enrichmentHours: 20, reconcileHours: 60 };

/** Options for `randomLifecycles`. */
interface RandomLifecyclesOptions {
  count: number;
  /** The calls start during this time, and up to a fifth of it before. */
  days: number;
  startMs: number;
  /** The share of calls that appear soon. All others appear at the last moment that `LOOKBACK_HOURS` allow. */
  soonShare: number;
  /** The share of calls that are deleted. */
  removedShare: number;
}

/** Draws calls whose rows, sentiments, summaries and deletions come as late as the lookbacks allow. */
export function randomLifecycles(
  chance: Chance,
  { count, days, removedShare, soonShare, startMs: fromMs }: RandomLifecyclesOptions,
): CallLifecycle[] {
  const sometimes = (share: number, value: () => number) => (chance() < share ? value() : Infinity);
  return Array.from({ length: count }, (_, index): CallLifecycle => {
    const startMs = fromMs + Math.floor((chance() - 0.2) * days * 24 * 60) * MINUTE_MS; // whole minutes, so that some calls start at the same time
    const lateness = chance() < soonShare ? chance() ** 3 : 1 - chance() * 0.02;
    const shownMs = startMs + lateness * LOOKBACK_HOURS.lookbackHours * HOUR_MS;
    const isConnected = chance() < 0.7;
    const availableMs = () => startMs + chance() ** 2 * LOOKBACK_HOURS.enrichmentHours * HOUR_MS;
    return {
      id: `call_${String(index).padStart(4, "0")}`,
      startMs,
      shownMs,
      isConnected,
      sentimentMs: isConnected ? sometimes(0.9, availableMs) : Infinity,
      summaryMs: isConnected ? sometimes(0.9, availableMs) : Infinity,
      removedMs: sometimes(removedShare, () =>
        Math.max(shownMs, startMs + chance() * LOOKBACK_HOURS.reconcileHours * HOUR_MS),
      ),
    };
  });
}
