import type { Call, CallDetail } from "@smartalex/contract";
import { hashOf } from "./random.ts";
import { recordSource } from "./record-source.ts";
import type { Records } from "./records.ts";
import { startMs } from "./start-ms.ts";
import type { Source } from "./source.ts";

/** Calls in memory, to which others may be added. */
export interface CallList extends Source {
  /** Adds a call, with an id of its own. */
  add(call: CallDetail): void;
  /** Takes out the calls that were added. */
  reset(): void;
}

/** Makes a list that begins with these calls. */
export function callList(initial: readonly CallDetail[]): CallList {
  const calls = new Map(initial.map((call) => [call.id, call]));
  const first = recordSource(inMemory([...calls.values()]));
  const added: string[] = [];
  let source = first;
  return {
    select: (filter, nowMs) => source.select(filter, nowMs),
    get: (id, nowMs) => source.get(id, nowMs),
    add(call) {
      // A copy. Jest's jsdom environment has no structuredClone.
      calls.set(call.id, JSON.parse(JSON.stringify(call)) as CallDetail);
      added.push(call.id);
      source = recordSource(inMemory([...calls.values()]));
    },
    reset() {
      for (const id of added.splice(0)) calls.delete(id);
      source = first;
    },
  };
}

function inMemory(calls: readonly CallDetail[]): Records {
  const starts = calls.map(startMs);
  const indexes = new Map(calls.map(({ id }, index) => [id, index]));
  return {
    count: calls.length,
    version: hashOf(...calls.map((call) => JSON.stringify(call))).toString(36),
    startMs: (index) => starts[index] ?? NaN,
    status: (index) => calls[index]?.call_status ?? "",
    indexOf: (id) => indexes.get(id),
    row: (index) =>
      calls
        .slice(index, index + 1)
        .map((call) => JSON.stringify(listed(call)))
        .join(""),
    json: (index) => JSON.stringify(calls[index]),
  };
}

/** The fields of a call that a list shows. */
export function listed({ campaign_id, summary, transcript, ...call }: CallDetail): Call {
  return call;
}
