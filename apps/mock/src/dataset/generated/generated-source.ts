import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { CallDetail } from "@smartalex/contract";
import { memoizeLast } from "../../runtime/memoize-last.ts";
import { memorySource } from "../source/memory-source.ts";
import { GeneratedCalls } from "./generated-calls.ts";
import { mergeSources } from "../source/merge-sources.ts";
import { ID_COUNT, IdCipher } from "./id-cipher.ts";
import { Timeline } from "./timeline.ts";
import { hashOf } from "../../runtime/random.ts";
import type { CallFilter, CallResultSet, CallSource } from "../source/call-source.ts";
import { writeRows } from "../source/write-rows.ts";

/** The maximum duration of a generated call. A call is listed after it has ended. */
const SHOWN_AFTER_MS = 5 * 60_000;
const PREFIX = "call_";
const documented = document.components.examples.getCall.value.data satisfies CallDetail;

/** Options of `generatedSource`. */
export interface GeneratedOptions {
  calls: number;
  days: number;
  seed: number | string;
}

/**
 * Creates a source of generated calls. Each call is a function of the seed and of its slot on the timeline, so a billion calls need no more memory
 * than ten, and the last page takes no more time than the first. As time passes, new calls arrive and the same number of old calls disappear. The
 * documented call is always included.
 */
export function generatedSource({ calls, days, seed }: GeneratedOptions): CallSource {
  const others = calls - 1;
  const version = hashOf(seed, calls, days).toString(36);
  const timeline = new Timeline({ perWeek: Math.max(1, Math.round((others * 7) / days)), seed });
  const ids = new IdCipher("call", seed);
  const generator = new GeneratedCalls({ ids, seed, calls });
  const callOf = (slot: number) => ({ number: slot, startMs: timeline.startMs(slot), isEnriched: true });
  /** The slots that are listed at a time. `end` is exclusive. */
  const shownInSecond = memoizeLast((second: number) => {
    const end = timeline.startedAt(second * 1000 - SHOWN_AFTER_MS);
    return { first: end - others, end };
  });
  const shownAt = (nowMs: number) => shownInSecond(Math.floor(nowMs / 1000));
  const resultsOf = memoizeLast((first: number, endSlot: number, status: CallFilter["status"]): CallResultSet => {
    // Among the calls with the requested status: the number of slots below a slot, and the slot of the n-th call.
    const rankOf = (slot: number) => (status === undefined ? slot : generator.outcomes.countBelow(slot, status));
    const slotOf = (rank: number) => (status === undefined ? rank : generator.outcomes.find(status, rank));
    const end = rankOf(endSlot);
    const total = Math.max(0, end - rankOf(first));
    return {
      total,
      version: `${version}.${end}.${total}.${status ?? ""}`,
      startMs: (index) => timeline.startMs(slotOf(end - 1 - index)),
      write: (writer, rows) => {
        writeRows(writer, rows, (index) => {
          generator.write(writer, callOf(slotOf(end - 1 - index)));
        });
      },
    };
  });
  const generated: CallSource = {
    select({ sinceMs, status }, nowMs) {
      const { end, first } = shownAt(nowMs);
      return resultsOf(sinceMs === -Infinity ? first : Math.max(first, timeline.startedAt(sinceMs - 1)), end, status);
    },
    get(id, nowMs) {
      const number = id.startsWith(PREFIX) ? ids.numberOf(id.slice(PREFIX.length)) : undefined;
      const { end, first } = shownAt(nowMs);
      const slot = number !== undefined && number >= end ? number - ID_COUNT : number; // slots before 1970 are negative
      return slot === undefined || slot < first || slot >= end
        ? undefined
        : { json: () => generator.json(callOf(slot)), version: `${version}.${id}` };
    },
  };
  return mergeSources(memorySource([documented]), generated);
}
