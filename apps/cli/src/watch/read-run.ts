import type { Call, ChangesState, SmartAlex } from "@smartalex/sdk";

/** What one complete run of the change feed has given. */
export interface Run {
  /** The calls that are new or have changed, the oldest first. */
  calls: Call[];
  /** Ids of those that are new. */
  added: ReadonlySet<string>;
  state: ChangesState;
}

/** Where a run begins. */
export interface RunOptions {
  state: ChangesState | undefined;
  /** How far back a feed goes that has no state yet. */
  since_hours: number;
  signal: AbortSignal;
}

/** Reads one run to its end: where it breaks off nothing is given, and the next one finds the same again. */
export async function readRun(client: SmartAlex, options: RunOptions): Promise<Run> {
  const calls = new Map<string, Call>();
  const added = new Set<string>();
  let { state } = options;
  for await (const batch of client.calls.changes(options)) {
    for (const call of batch.upserts) calls.set(call.id, call);
    for (const id of batch.added) added.add(id);
    for (const id of batch.missing) calls.delete(id);
    ({ state } = batch);
  }
  if (!state) throw new Error("A run gives one batch at least.");
  // Of two that began at the same time, the list has the newer one first.
  const oldestFirst = [...calls.values()].reverse().sort((a, b) => startMs(a) - startMs(b));
  return { calls: oldestFirst, added, state };
}

function startMs({ start_timestamp }: Call): number {
  return Date.parse(start_timestamp) || 0; // one that does not say comes first
}
