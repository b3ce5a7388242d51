import type { Call, CallDetail } from "@smartalex/contract";
import type { DetailSource } from "./detail-source.ts";
import { mapAhead } from "./map-ahead.ts";

/** One call by its id, and `undefined` instead of it where it has vanished. */
export interface FoundCall {
  id: string;
  call: CallDetail | undefined;
}

/** Where the ids come from: ids, or calls of a list. */
export type IdSource = Iterable<string> | AsyncIterable<string | Call>;

/** Gives full calls in the order of their ids, with up to `concurrency` asked for ahead of the reader. */
export async function* details(
  source: IdSource,
  { concurrency, get, signal }: DetailSource & { concurrency: number },
): AsyncGenerator<FoundCall, void, undefined> {
  yield* mapAhead<string | Call, FoundCall>(source, { concurrency, signal }, async (item, left) => {
    const id = typeof item === "string" ? item : item.id;
    return { id, call: await get(id, left) };
  });
}
