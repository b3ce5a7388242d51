import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { Exchange } from "./node-exchange.ts";
import type { Handler } from "./middleware.ts";
import { inTurns } from "./batch-per-tick.ts";
import { refuseConnect, refuseUnreadable } from "./client-error.ts";

/** How long a request may take to arrive, body included. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Serves on a port of 127.0.0.1, 0 for a free one. A request that does not arrive in time gets a 408. Throws when the port is taken.
 */
export async function serveNode(
  handle: Handler,
  port: number,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS } = {},
): Promise<{ port: number; close: () => Promise<void> }> {
  // Not every runtime that can fetch can listen, and bundlers for browsers stop at an import of what is Node's alone. Through
  // globalThis: for a global Buffer or process, Parcel puts a polyfill into the bundle.
  const { createServer } = globalThis.process.getBuiltinModule("node:http");
  const latest = new WeakMap<Duplex, ServerResponse>();
  const answer = inTurns(handle);
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    latest.set(incoming.socket, outgoing);
    answer(new Exchange(incoming, outgoing));
  };
  const server = createServer(
    {
      requireHostHeader: false, // Node.js would refuse without the documented error
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: requestTimeoutMs / 4,
    },
    onRequest,
  );
  server.on("checkExpectation", onRequest);
  server.on("connect", (_, socket) => {
    refuseConnect(socket);
  });
  const refused = new WeakSet();
  server.on("clientError", (error, socket) => {
    if (refused.has(socket)) return; // what follows bad bytes is bad again
    refused.add(socket);
    refuseUnreadable(error, socket, latest.get(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}
