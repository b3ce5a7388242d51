import { isSafe } from "../middleware.ts";
import type { Fetch } from "./fetch.ts";

/**
 * Resends a request at once if it failed because the server had just closed the idle connection. This happens with every server that limits how
 * long connections stay open. It does not mean that the server is unhealthy, so it must not use up retries. Browsers also resend such requests.
 * Only safe methods are resent, because the server may have processed a request before it closed the connection.
 *
 * Each response can leave one connection open. Therefore, each response allows one resend, up to `maxConnections` resends. If a server closes every
 * connection, all resends are soon used up. A request is not resent if its connection was new. In that case, the runtime reports that no byte was
 * ever read from the connection.
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
        // Not loaded before the first failure. Without a network, a web page may be unable to load it.
        const loaded = await import("../failures.ts").catch(() => undefined);
        if (!loaded?.isStaleConnection(error)) throw error;
        idle--;
      }
    }
  };
}
