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

/** A call shows up when it has ended. None lasts longer. */
const SHOWN_AFTER_MS = 5 * 60_000;
const PREFIX = "call_";
const documented = document.components.examples.getCall.value.data satisfies CallDetail;

/** How many calls there are at any moment, over how many days, and the seed that decides what they are. */
export interface GeneratedOptions {
  calls: number;
  days: number;
  seed: number | string;
}

/**
 * Calls that nobody had to store: each is a function of the seed and of its place in time, so that a billion take no more room than ten, and
 * the last page no more time than the first. As time passes new ones arrive, and as many old ones go. The documented call is always there.
 */
export function generatedSource({ calls, days, seed }: GeneratedOptions): CallSource {
  const others = calls - 1;
  const version = hashOf(seed, calls, days).toString(36);
  const places = new Timeline({ aWeek: Math.max(1, Math.round((others * 7) / days)), seed });
  const ids = new IdCipher("call", seed);
  const made = new GeneratedCalls({ ids, seed, calls });
  const callOf = (place: number) => ({ number: place, startMs: places.startMs(place), isEnriched: true });
  /** The places that are there at a moment: from the first up to, but without, the end. */
  const shownInSecond = memoizeLast((second: number) => {
    const end = places.begunAt(second * 1000 - SHOWN_AFTER_MS);
    return { first: end - others, end };
  });
  const shownAt = (nowMs: number) => shownInSecond(Math.floor(nowMs / 1000));
  const selectionOf = memoizeLast((first: number, endPlace: number, status: CallFilter["status"]): CallResultSet => {
    // Among those with the status that is asked for: how many have places below one, and the place of the n-th.
    const rankOf = (place: number) => (status === undefined ? place : made.kinds.countBelow(place, status));
    const placeOf = (rank: number) => (status === undefined ? rank : made.kinds.find(status, rank));
    const end = rankOf(endPlace);
    const total = Math.max(0, end - rankOf(first));
    return {
      total,
      version: `${version}.${end}.${total}.${status ?? ""}`,
      startMs: (index) => places.startMs(placeOf(end - 1 - index)),
      write: (writer, rows) => {
        writeRows(writer, rows, (index) => {
          made.write(writer, callOf(placeOf(end - 1 - index)));
        });
      },
    };
  });
  const generated: CallSource = {
    select({ sinceMs, status }, nowMs) {
      const { end, first } = shownAt(nowMs);
      return selectionOf(sinceMs === -Infinity ? first : Math.max(first, places.begunAt(sinceMs - 1)), end, status);
    },
    get(id, nowMs) {
      const number = id.startsWith(PREFIX) ? ids.numberOf(id.slice(PREFIX.length)) : undefined;
      const { end, first } = shownAt(nowMs);
      const place = number !== undefined && number >= end ? number - ID_COUNT : number; // before 1970, places are below 0
      return place === undefined || place < first || place >= end
        ? undefined
        : { json: () => made.json(callOf(place)), version: `${version}.${id}` };
    },
  };
  return mergeSources(memorySource([documented]), generated);
}
