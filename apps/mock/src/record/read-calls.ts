import { isSmartAlexError, type SmartAlex } from "@smartalex/sdk";
import { unwrapData } from "./unwrap-data.ts";

/** How many calls are asked for ahead of the reader. The client sets the pace. */
const AHEAD = 10;

/** A call of the list. */
export interface ReadCall {
  /** The JSON from the server, or `undefined` if the call was not found or is unreadable. */
  json: string | undefined;
  /** Whether the id cannot be sent in a URL, such as half of a surrogate pair. */
  isUnreadable: boolean;
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
        const reading = readCall(client, id, stop).then((call) => ({ ...call, total: meta.total }));
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
