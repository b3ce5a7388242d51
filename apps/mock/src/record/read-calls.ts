import type { SmartAlex } from "@smartalex/sdk";
import { dataOf } from "./data-of.ts";

/** How many calls are asked for ahead of the reader. The client sets the pace. */
const AHEAD = 10;

/** A call of the list: the JSON that the server gave for it, or `undefined` where it has vanished meanwhile. */
export interface ReadCall {
  json: string | undefined;
  /** How many calls the list has. */
  total: number;
}

/** Reads all calls of the last hours with their transcripts, in the order of the list, of which only a few are in memory. */
export async function* readCalls(
  client: SmartAlex,
  { signal, sinceHours }: { signal: AbortSignal; sinceHours: number },
): AsyncGenerator<ReadCall, void, undefined> {
  const left = new AbortController();
  const stop = AbortSignal.any([signal, left.signal]);
  const underWay: Promise<ReadCall>[] = [];
  try {
    const list = client.calls.list({ since_hours: sinceHours }, { signal: stop });
    for await (const { data, meta } of list.pages()) {
      for (const { id } of data) {
        const reading = readCall(client, id, stop).then((json) => ({ json, total: meta.total }));
        reading.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
        underWay.push(reading);
        const first = underWay.length < AHEAD ? undefined : underWay.shift();
        if (first) yield await first;
      }
    }
    for (const reading of underWay) yield await reading;
  } finally {
    left.abort();
  }
}

async function readCall(client: SmartAlex, id: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { data, response } = await client.calls.getWithResponse(id, { signal });
    return dataOf(await response.text()) ?? JSON.stringify(data);
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundError" && "code" in error && error.code === "call_not_found")
      return undefined;
    throw error;
  }
}
