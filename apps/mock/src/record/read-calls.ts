import { isSmartAlexError, type SmartAlex } from "@smartalex/sdk";
import { unwrapData } from "./unwrap-data.ts";

/** The number of calls that are requested ahead of the reader. The client limits the rate. */
const PREFETCHED = 10;

/** A call of the list. */
export interface ReadCall {
  /** The JSON from the server, or `undefined` if the call was not found or is unreadable. */
  json: string | undefined;
  /** Whether the id cannot be sent in a URL, such as half of a surrogate pair. */
  isUnreadable: boolean;
  /** The total number of calls in the list. */
  total: number;
}

/** Reads all calls of the last hours with their transcripts, in the order of the list. Holds only a few calls in memory. */
export async function* readCalls(
  client: SmartAlex,
  { signal, sinceHours }: { signal: AbortSignal; sinceHours: number },
): AsyncGenerator<ReadCall, void, undefined> {
  const finished = new AbortController();
  const stop = AbortSignal.any([signal, finished.signal]);
  const pending: Promise<ReadCall>[] = [];
  try {
    const list = client.calls.list({ since_hours: sinceHours }, { signal: stop });
    for await (const { data, meta } of list.pages()) {
      for (const { id } of data) {
        const reading = readCall(client, id, stop).then((call) => ({ ...call, total: meta.total }));
        reading.catch(() => undefined); // `await` throws it later, unless the reader stops first
        pending.push(reading);
        const first = pending.length < PREFETCHED ? undefined : pending.shift();
        if (first) yield await first;
      }
    }
    for (const reading of pending) yield await reading;
  } finally {
    finished.abort();
  }
}

async function readCall(client: SmartAlex, id: string, signal: AbortSignal): Promise<Omit<ReadCall, "total">> {
  try {
    const { data, response } = await client.calls.get(id, { signal }).withResponse();
    return { json: unwrapData(await response.text()) ?? JSON.stringify(data), isUnreadable: false };
  } catch (error) {
    // Without a status, the client has not sent the request.
    const isUnreadable = isSmartAlexError(error) && error.name === "InvalidRequestError" && error.status === undefined;
    const isGone = isSmartAlexError(error) && error.name === "NotFoundError" && error.code === "call_not_found";
    if (isUnreadable || isGone) return { json: undefined, isUnreadable };
    throw error;
  }
}
