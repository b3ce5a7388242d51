import type { Call, CallDetail } from "@smartalex/contract";
import { hashOf } from "../../runtime/random.ts";
import { indexedSource } from "./indexed-source.ts";
import type { IndexedCalls } from "./indexed-calls.ts";
import { startMs } from "./start-ms.ts";
import type { CallSource } from "./call-source.ts";

/** Calls in memory, to which others may be added. */
export interface MutableCallSource extends CallSource {
  /** Adds a call, with an id of its own. */
  add(call: CallDetail): void;
  /** Takes out the calls that were added. */
  reset(): void;
}

/** A call, and when it began in milliseconds since 1970. */
interface Entry {
  call: CallDetail;
  startedAtMs: number;
}

/** Makes a list that begins with these calls. */
export function memorySource(initial: readonly CallDetail[]): MutableCallSource {
  const entries = new Map(initial.map((call) => [call.id, { call, startedAtMs: startMs(call) }]));
  const initialVersion = hashOf(...[...entries.values()].map(({ call }) => JSON.stringify(call)));
  const added: string[] = [];
  let version = initialVersion;
  // Made when it is needed: a test may add thousands of calls, one after the other.
  let source: CallSource | undefined;
  const current = () => (source ??= indexedSource(inMemory([...entries.values()], version)));
  return {
    select: (filter, nowMs) => current().select(filter, nowMs),
    get: (id, nowMs) => (entries.has(id) ? current().get(id, nowMs) : undefined),
    add(call) {
      const json = JSON.stringify(call);
      // A copy. Jest's jsdom environment has no structuredClone.
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

/** The fields of a call that a list shows. */
export function toListItem({ campaign_id, summary, transcript, ...call }: CallDetail): Call {
  return call;
}
