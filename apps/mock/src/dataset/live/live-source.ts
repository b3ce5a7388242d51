import { partitionPoint } from "../source/partition-point.ts";
import { GeneratedCalls } from "../generated/generated-calls.ts";
import { LiveList, stageAt, stages } from "./live-list.ts";
import { ArrivalSchedule, type LiveSettings } from "./arrival-schedule.ts";
import { randomAt, randomStream, hashOf } from "../../runtime/random.ts";
import { IdCipher } from "../generated/id-cipher.ts";
import type { CallSource } from "../source/call-source.ts";
import { writeRows } from "../source/write-rows.ts";

/** The number of calls that are kept: those that ended last. */
const KEPT = 100_000;
/** Calls of other sources have lower numbers, so no two calls have the same ID. */
const FIRST_NUMBER = 2 ** 47;
const PREFIX = "call_";

/** Options of `liveSource`. */
export interface LiveSourceOptions extends LiveSettings {
  /** The start of the traffic, in milliseconds since 1970. */
  beginMs: number;
  seed: number | string;
  /** The number of calls that determines the number of contacts. */
  calls: number;
  /** The number of calls that are kept. @default 100000 */
  kept?: number | undefined;
}

/** Creates a source of calls that keep arriving. The calls are a function of the options and the time, so the clock can be moved in both directions. */
export function liveSource({ beginMs, calls, kept = KEPT, seed, ...settings }: LiveSourceOptions): CallSource {
  const { intervalMs, deleteShare, enrichMs, lateMs } = settings;
  const schedule = new ArrivalSchedule(settings, { beginMs, seed });
  const ids = new IdCipher("call", seed);
  const generator = new GeneratedCalls({ ids, seed, calls });
  // Mocks with different start times have different IDs, so that a client that knows both cannot confuse their calls.
  const firstNumber =
    FIRST_NUMBER + Math.floor(randomAt(randomStream(hashOf("live", seed, beginMs), 0), 0) * (FIRST_NUMBER / 2));
  const version = hashOf(seed, calls, beginMs, intervalMs, lateMs, enrichMs, deleteShare, kept).toString(36);
  const startMs = (call: number) => {
    return (Math.floor(schedule.timesOf(call).endMs / 1000) - generator.seconds(firstNumber + call)) * 1000;
  };
  const list = new LiveList({ kept, schedule, startMs });
  const hasStatus = (status: string) => (call: number) =>
    generator.outcomes.at(firstNumber + call).call_status === status;
  const byStatus = new Map<string, { of: readonly number[]; calls: readonly number[] }>();
  /** Returns the calls of a list that have a status. */
  function withStatus(order: readonly number[], status: string): readonly number[] {
    const cached = byStatus.get(status);
    if (cached?.of === order) return cached.calls;
    const filtered = order.filter(hasStatus(status));
    byStatus.set(status, { of: order, calls: filtered });
    return filtered;
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
            generator.write(writer, { number: firstNumber + call, startMs: list.startMs(call), isEnriched });
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
      if (stage === stages.ended || stage === stages.deleted) return undefined;
      const listed = { number, startMs: startMs(call), isEnriched: stage === stages.enriched };
      return { json: () => generator.json(listed), version: `${version}.${id}.${stage}` };
    },
  };
}
