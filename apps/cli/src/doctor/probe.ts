import { AbortError, SmartAlexError, type SmartAlex } from "@smartalex/sdk";
import type { IOStreams } from "../io/io-streams.ts";

/** The path of the first request. */
export const PROBE_PATH = "/calls?per_page=1";

/** The result of the first request. Times are in milliseconds since 1970 by the local clock. */
export interface Probe {
  sentMs: number;
  receivedMs: number;
  /** `undefined` if there was no response. */
  headers: Headers | undefined;
  /** The body of a 2xx response if it is JSON. */
  body: unknown;
  /** The error that the client threw instead. */
  error: SmartAlexError | undefined;
}

/** Sends one request, which the client must not retry. Throws `AbortError`. */
export async function probe(client: SmartAlex, { clock, signal }: Pick<IOStreams, "clock" | "signal">): Promise<Probe> {
  const sentMs = clock.now();
  try {
    const response = await client.fetch(PROBE_PATH, { signal });
    const receivedMs = clock.now();
    return { sentMs, receivedMs, headers: response.headers, body: parseJson(await response.text()), error: undefined };
  } catch (error) {
    if (!(error instanceof SmartAlexError) || error instanceof AbortError) throw error;
    return { sentMs, receivedMs: clock.now(), headers: error.headers, body: undefined, error };
  }
}

/** Whether the body looks like a list of calls. The contract checks validate it in detail. */
export function isList(body: unknown): boolean {
  const { data, meta } = Object(body) as { data?: unknown; meta?: unknown };
  return Array.isArray(data) && typeof meta === "object" && meta !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
