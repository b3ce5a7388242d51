import type { Fetch } from "./fetch.ts";

/** What Node, Deno and Bun report for a connection that the other side has closed. */
const CLOSED = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ConnectionClosed"]);

/**
 * Sends a request again at once if it failed because the server had just closed the idle connection that it was sent on. That
 * happens with every server that limits how long connections stay open, says nothing about the server's health, and so must not
 * spend retries. Browsers do the same.
 *
 * Each response can leave one connection open, so each allows one such resend, up to `maxConnections`: a server that closes every
 * connection soon runs out of them. Where the runtime tells that the connection was new (no byte was ever read from it), there is no
 * resend.
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
        if (idle === 0 || init.signal?.aborted || !wasReusedAndClosed(error)) throw error;
        idle--;
      }
    }
  };
}

/** Whether an error of `fetch` means that a reused connection was closed before the first byte of the response. */
function wasReusedAndClosed(error: unknown): boolean {
  const { cause } = (error ?? {}) as { cause?: unknown }; // a caller's `fetch` may throw anything
  for (const reason of [error, cause]) {
    // undici adds what its socket has read: https://github.com/nodejs/undici (`SocketError`)
    const { code, socket } = (reason ?? {}) as { code?: unknown; socket?: { bytesRead?: unknown } };
    if (typeof code === "string" && CLOSED.has(code)) return socket?.bytesRead !== 0;
  }
  return false;
}
