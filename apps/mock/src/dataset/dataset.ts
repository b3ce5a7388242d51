import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import { InvalidStateError } from "../runtime/errors.ts";
import { memorySource } from "./source/memory-source.ts";
import { fixtureSource, type FixtureFile } from "./fixture/fixture-source.ts";
import { generatedSource } from "./generated/generated-source.ts";
import { edgeCaseCalls } from "./edge-cases/edge-case-calls.ts";
import { liveSource } from "./live/live-source.ts";
import type { LiveSettings } from "./live/arrival-schedule.ts";
import { mergeSources } from "./source/merge-sources.ts";
import type { CallSource } from "./source/call-source.ts";

/** The number of calls that determines the number of contacts if only live calls are generated: the default of `calls`. */
const DEFAULT_CALLS = 150;

/** The sources of a dataset. */
export interface DatasetOptions {
  calls: readonly CallDetail[] | number | undefined;
  days: number;
  data: readonly FixtureFile[] | undefined;
  hostile: boolean;
  /** Live traffic from now on. Without it, generated calls arrive as time passes. */
  live: LiveSettings | undefined;
  seed: number | string;
  now: () => number;
}

/** All calls of a mock. */
export interface Dataset extends CallSource {
  /** Adds a call. Throws `TypeError` if the call is invalid or its ID already exists. */
  add: (call: CallDetail) => void;
  /** Removes the added calls. */
  reset: () => void;
}

/**
 * Merges the calls of all sources.
 *
 * @throws `FixtureError` for an invalid line of a file.
 */
export function createDataset({ calls, data, days, hostile, live, now, seed }: DatasetOptions): Dataset {
  const inMemory = memorySource(typeof calls === "object" ? calls : []);
  const beginMs = now();
  const sources: CallSource[] = [inMemory];
  if (data) sources.push(fixtureSource(data));
  if (hostile) sources.push(memorySource(edgeCaseCalls(beginMs)));
  if (live) {
    sources.push(liveSource({ ...live, beginMs, seed, calls: typeof calls === "number" ? calls : DEFAULT_CALLS }));
  }
  if (typeof calls === "number") {
    const generated = generatedSource({ calls, days, seed });
    sources.push(live ? frozenAt(beginMs, generated) : generated);
  }
  const all = sources.reduceRight((rest, source) => mergeSources(source, rest));
  return {
    ...all,
    add(call) {
      const [issue] = callDetailValidator.issues(call);
      if (issue)
        throw new InvalidStateError("invalid", `Invalid call: ${issue.pointer || "the value"} ${issue.message}.`);
      if (all.get(call.id, now()))
        throw new InvalidStateError("conflict", `A call with the ID ${call.id} already exists.`);
      inMemory.add(call);
    },
    reset() {
      inMemory.reset();
    },
  };
}

/** Returns the same calls, without changes after a time. */
function frozenAt(endMs: number, { get, select }: CallSource): CallSource {
  return {
    select: (filter, nowMs) => select(filter, Math.min(nowMs, endMs)),
    get: (id, nowMs) => get(id, Math.min(nowMs, endMs)),
  };
}
