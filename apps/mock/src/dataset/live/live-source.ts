import { partitionPoint } from "../source/partition-point.ts";
import { GeneratedCalls } from "../generated/generated-calls.ts";
import { LiveList, stageAt, stages } from "./live-list.ts";
import { ArrivalSchedule, type LiveSettings } from "./arrival-schedule.ts";
import { randomAt, randomStream, hashOf } from "../../runtime/random.ts";
import { IdCipher } from "../generated/id-cipher.ts";
import type { CallSource } from "../source/call-source.ts";
import { writeRows } from "../source/write-rows.ts";

/** So many of the calls that ended last are kept, at any rate, after any time. */
const KEPT = 100_000;
/** Those of other sources have lower numbers, so no two calls have the same id. */
const FIRST_NUMBER = 2 ** 47;
const PREFIX = "call_";

/** How calls arrive, when that begins (milliseconds since 1970), and the business that they are of: the seed, and how many calls it has. */
export interface LiveSourceOptions extends LiveSettings {
  beginMs: number;
  seed: number | string;
  calls: number;
  /** Default 100,000. */
  kept?: number | undefined;
}

/**
 * Calls that go on arriving. Which there are is a function of the options and the moment alone, so that a clock that is set back or forward finds
 * what was or will be there.
 */
export function liveSource({ beginMs, calls, kept = KEPT, seed, ...settings }: LiveSourceOptions): CallSource {
  const { apartMs, deleteShare, enrichMs, lateMs } = settings;
  const schedule = new ArrivalSchedule(settings, { beginMs, seed });
  const ids = new IdCipher("call", seed);
  const made = new GeneratedCalls({ ids, seed, calls });
  // A mock that begins at another moment has other calls, and whoever knows those of both does not mistake one for the other.
  const firstNumber =
    FIRST_NUMBER + Math.floor(randomAt(randomStream(hashOf("live", seed, beginMs), 0), 0) * (FIRST_NUMBER / 2));
  const version = hashOf(seed, calls, beginMs, apartMs, lateMs, enrichMs, deleteShare, kept).toString(36);
  const startMs = (call: number) => {
    return (Math.floor(schedule.timesOf(call).endMs / 1000) - made.seconds(firstNumber + call)) * 1000;
  };
  const list = new LiveList({ kept, schedule, startMs });
  const hasStatus = (status: string) => (call: number) => made.kinds.at(firstNumber + call).call_status === status;
  const byStatus = new Map<string, { of: readonly number[]; calls: readonly number[] }>();
  /** Those of a list that have a status. */
  function withStatus(order: readonly number[], status: string): readonly number[] {
    const known = byStatus.get(status);
    if (known?.of === order) return known.calls;
    const found = order.filter(hasStatus(status));
    byStatus.set(status, { of: order, calls: found });
    return found;
  }
  return {
    select({ sinceMs, status }, nowMs) {
      const moment = list.at(nowMs);
      const order = status === undefined ? moment.order : withStatus(moment.order, status);
      const startOf = (index: number) => list.startMs(order[index] ?? NaN);
      const total = partitionPoint(order.length, (index) => startOf(index) >= sinceMs);
      return {
        total,
        version: `${version}.${moment.version}.${total}.${status ?? ""}`,
        startMs: startOf,
        write: (writer, rows) => {
          writeRows(writer, rows, (index) => {
            const call = order[index] ?? NaN;
            const isEnriched = stageAt(schedule, call, nowMs) === stages.enriched;
            made.write(writer, { number: firstNumber + call, startMs: list.startMs(call), isEnriched });
          });
        },
      };
    },
    get(id, nowMs) {
      const number = id.startsWith(PREFIX) ? ids.numberOf(id.slice(PREFIX.length)) : undefined;
      if (number === undefined) return undefined;
      const call = number - firstNumber;
      const ended = schedule.endedAt(nowMs);
      if (call < Math.max(0, ended - kept) || call >= ended) return undefined;
      const stage = stageAt(schedule, call, nowMs);
      if (stage === stages.ended || stage === stages.gone) return undefined;
      const shown = { number, startMs: startMs(call), isEnriched: stage === stages.enriched };
      return { json: () => made.json(shown), version: `${version}.${id}.${stage}` };
    },
  };
}
