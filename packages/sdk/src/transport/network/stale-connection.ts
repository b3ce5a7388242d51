import { isSafe } from "../middleware.ts";
import type { Fetch } from "./fetch.ts";

/** The codes that Node.js, Deno and Bun report when the other side has closed a connection. */
const CLOSED = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ConnectionClosed"]);

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
        if (idle === 0 || !isSafe(init) || init.signal?.aborted || !isStaleConnection(error)) throw error;
        idle--;
      }
    }
  };
}

/** Returns whether an error of `fetch` means that a reused connection was closed before the first byte of the response. */
function isStaleConnection(error: unknown): boolean {
  const { cause } = (error ?? {}) as { cause?: unknown }; // a custom `fetch` may throw anything
  for (const reason of [error, cause]) {
    // undici adds the number of bytes that its socket has read: https://github.com/nodejs/undici (`SocketError`)
    const { code, socket } = (reason ?? {}) as { code?: unknown; socket?: { bytesRead?: unknown } };
    if (typeof code === "string" && CLOSED.has(code)) return socket?.bytesRead !== 0;
  }
  return false;
}
