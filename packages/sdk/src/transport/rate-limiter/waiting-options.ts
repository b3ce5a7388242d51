import type { WaitingOptions } from "./permits.ts";

/** The value of `recheckMs` on Cloudflare Workers. The interval is too short for a waiting visitor to notice, and long enough to use little CPU. */
const WORKERS_RECHECK_MS = 250;

/**
 * Returns how waiting requests are resumed in the current runtime. On Cloudflare Workers, requests do not share timers. On Workers with a
 * compatibility date before 2024-10-14, requests do not share promises either.
 */
export function waitingOptions(): WaitingOptions {
  // Only Cloudflare Workers have the class `WebSocketPair`: https://developers.cloudflare.com/workers/runtime-apis/websockets/
  if (!("WebSocketPair" in globalThis)) return { recheckMs: undefined, resumesItself: false };
  const { Cloudflare } = globalThis as { Cloudflare?: { compatibilityFlags?: Record<string, boolean | undefined> } };
  const sharesPromises = Cloudflare?.compatibilityFlags?.["handle_cross_request_promise_resolution"] ?? false;
  return { recheckMs: WORKERS_RECHECK_MS, resumesItself: !sharesPromises };
}
