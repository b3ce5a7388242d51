import type { WaitingOptions } from "./permits.ts";

/** The interval is short enough that a waiting visitor does not notice it, and long enough to use little CPU. */
const WORKERS_RECHECK_MS = 250;

/**
 * Returns how waiting requests are resumed in this runtime. Cloudflare Workers differ from other runtimes. In Workers, requests do not share timers. Before the compatibility date 2024-10-14, they
 * do not share promises either.
 */
export function waitingOptions(): WaitingOptions {
  // Only Workers have this class: https://developers.cloudflare.com/workers/runtime-apis/websockets/
  if (!("WebSocketPair" in globalThis)) return { recheckMs: undefined, resumesItself: false };
  const { Cloudflare } = globalThis as { Cloudflare?: { compatibilityFlags?: Record<string, boolean | undefined> } };
  const sharesPromises = Cloudflare?.compatibilityFlags?.["handle_cross_request_promise_resolution"] ?? false;
  return { recheckMs: WORKERS_RECHECK_MS, resumesItself: !sharesPromises };
}
