import type { Call, CallDetail } from "@smartalex/contract";
import type { ChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import type { ChangeFeedSource } from "./change-feed-requests.ts";
import { ChangeFeedPass } from "./change-feed-pass.ts";

/**
 * One run of a feed: all that has changed since the state was given, in batches. The last one, which may be empty, completes the run:
 * its state alone lets the next run look back less far.
 */
export async function* changes(
  source: ChangeFeedSource,
  options: ChangeFeedOptions,
): AsyncGenerator<ChangeBatch<Call | CallDetail>, void, undefined> {
  yield* new ChangeFeedPass(source, options).batches();
}
