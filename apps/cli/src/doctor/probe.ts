import { AbortError, SmartAlexError, type SmartAlex } from "@smartalex/sdk";
import type { IOStreams } from "../io/io-streams.ts";

/** What the first request is for. */
export const PROBE_PATH = "/calls?per_page=1";

/** What came of the first request, and when, in milliseconds since 1970 by the clock of this machine. */
export interface Probe {
  sentMs: number;
  receivedMs: number;
  /** `undefined` where no answer came. */
  headers: Headers | undefined;
  /** The body of a success, where it is JSON. */
  body: unknown;
  /** What the client has thrown in place of a success. */
  error: SmartAlexError | undefined;
}

/** Sends one request, which the client must not repeat. Throws `AbortError`. */
export async function probe(client: SmartAlex, { clock, signal }: Pick<IOStreams, "clock" | "signal">): Promise<Probe> {
  const sentMs = clock.now();
  try {
    const response = await client.fetch(PROBE_PATH, { signal });
    const receivedMs = clock.now();
    return { sentMs, receivedMs, headers: response.headers, body: parsed(await response.text()), error: undefined };
  } catch (error) {
    if (!(error instanceof SmartAlexError) || error instanceof AbortError) throw error;
    return { sentMs, receivedMs: clock.now(), headers: error.headers, body: undefined, error };
  }
}

/** Whether the body is a list of calls as far as one can tell at a glance. The contract is looked at afterwards. */
export function isList(body: unknown): boolean {
  const { data, meta } = Object(body) as { data?: unknown; meta?: unknown };
  return Array.isArray(data) && typeof meta === "object" && meta !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
