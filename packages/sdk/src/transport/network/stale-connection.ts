import { isSafe } from "../middleware.ts";
import type { Fetch } from "./fetch.ts";

/**
 * Resends a request immediately if it failed because the server had just closed the idle connection. Every server that limits how long connections
 * stay open causes this failure, so a resend does not count as a retry. Browsers also resend a request after this failure. Only requests with safe
 * methods are resent, because the server may have processed a request before it closed the connection.
 *
 * Each response can leave one connection open, so each response allows one resend, up to `maxConnections` resends. If a server closes every
 * connection, the resends are soon used up, and requests fail as usual. A request whose connection was new is not resent. The error of such a request
 * says that no byte was ever read from the connection.
 */
export function resendOnStaleConnection(fetch: Fetch, maxConnections: number): Fetch {
  let idle = 0;
  return async (url, init) => {
    for (;;) {
      try {
        const response = await fetch(url, init);
        idle = Math.min(maxConnections, idle + 1);
        return response;
      } catch (error) {
        if (idle === 0 || !isSafe(init) || init.signal?.aborted) throw error;
        idle--; // before the module is loaded: each response allows one resend, also if several requests fail together
        // Not loaded before the first failure. Without a network, a web page may be unable to load it.
        const loaded = await import("../failures.ts").catch(() => undefined);
        if (loaded?.isStaleConnection(error)) continue;
        idle++;
        throw error;
      }
    }
  };
}
