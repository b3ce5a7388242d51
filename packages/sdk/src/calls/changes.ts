import type { Call, CallDetail } from "@smartalex/contract";
import type { ChangesBatch, ChangesOptions } from "./change-batch.ts";
import type { ChangesSource } from "./change-requests.ts";
import { ChangeRun } from "./change-run.ts";

/**
 * One run of a feed: all that has changed since the state was given, in batches. The last one, which may be empty, completes the run:
 * its state alone lets the next run look back less far.
 */
export async function* changes(
  source: ChangesSource,
  options: ChangesOptions,
): AsyncGenerator<ChangesBatch<Call | CallDetail>, void, undefined> {
  yield* new ChangeRun(source, options).batches();
}
