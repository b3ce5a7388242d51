import type { Call, CallDetail } from "@smartalex/contract";
import { hashOf } from "../../runtime/random.ts";
import { indexedSource } from "./indexed-source.ts";
import { type IndexedCalls, startMs } from "./indexed-calls.ts";
import type { CallSource } from "./call-source.ts";

/** A source of calls in memory. */
export interface MutableCallSource extends CallSource {
  /** Adds a call, whose ID must be new. */
  add(call: CallDetail): void;
  /** Removes the added calls. */
  reset(): void;
}

/** A call, and its start in milliseconds since 1970. */
interface Entry {
  call: CallDetail;
  startedAtMs: number;
}

/** Creates a source with these calls. */
export function memorySource(initial: readonly CallDetail[]): MutableCallSource {
  const entries = new Map(initial.map((call) => [call.id, { call, startedAtMs: startMs(call) }]));
  const initialVersion = hashOf(...[...entries.values()].map(({ call }) => JSON.stringify(call)));
  const added: string[] = [];
  let version = initialVersion;
  // Created on demand, because a test may add thousands of calls one by one.
  let source: CallSource | undefined;
  const current = () => (source ??= indexedSource(inMemory([...entries.values()], version)));
  return {
    select: (filter, nowMs) => current().select(filter, nowMs),
    get: (id, nowMs) => (entries.has(id) ? current().get(id, nowMs) : undefined),
    add(call) {
      const json = JSON.stringify(call);
      // A deep copy. Jest with jsdom has no structuredClone.
      const copy = JSON.parse(json) as CallDetail;
      entries.set(copy.id, { call: copy, startedAtMs: startMs(copy) });
      added.push(copy.id);
      version = hashOf(version, json);
      source = undefined;
    },
    reset() {
      for (const id of added.splice(0)) entries.delete(id);
      version = initialVersion;
      source = undefined;
    },
  };
}

function inMemory(entries: readonly Entry[], version: number): IndexedCalls {
  const indexes = new Map(entries.map(({ call }, index) => [call.id, index]));
  return {
    count: entries.length,
    version: version.toString(36),
    startMs: (index) => entries[index]?.startedAtMs ?? NaN,
    status: (index) => entries[index]?.call.call_status ?? "",
    indexOf: (id) => indexes.get(id),
    row: (index) =>
      entries
        .slice(index, index + 1)
        .map(({ call }) => JSON.stringify(toListItem(call)))
        .join(""),
    json: (index) => JSON.stringify(entries[index]?.call),
  };
}

/** Returns the fields of a call that lists contain. */
export function toListItem({ campaign_id, summary, transcript, ...call }: CallDetail): Call {
  return call;
}
