import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { HOST } from "./api-router.ts";
import { ServerExchange } from "./node-exchange.ts";
import type { Handler } from "./middleware.ts";
import { batchPerTick } from "./batch-per-tick.ts";
import { rejectConnect, handleClientError } from "./client-error.ts";

/** The maximum time for a request to arrive, including its body. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Serves on a port of 127.0.0.1; port 0 selects a free port. A request that does not arrive in time gets a 408. Rejects if the port is in use.
 */
export async function serveNode(
  handle: Handler,
  port: number,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS } = {},
): Promise<{ port: number; close: () => Promise<void> }> {
  // Bundlers for browsers fail on imports of Node.js modules, and the mock also works in runtimes that cannot listen on a port. Through globalThis,
  // because Parcel adds a polyfill to the bundle for a global Buffer or process.
  const { createServer } = globalThis.process.getBuiltinModule("node:http");
  const latest = new WeakMap<Duplex, ServerResponse>();
  const handleInBatch = batchPerTick(handle);
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    latest.set(incoming.socket, outgoing);
    handleInBatch(new ServerExchange(incoming, outgoing));
  };
  const server = createServer(
    {
      requireHostHeader: false, // Node.js would respond without the documented error
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: requestTimeoutMs / 4,
    },
    onRequest,
  );
  server.on("checkExpectation", onRequest);
  server.on("connect", (_, socket) => {
    rejectConnect(socket);
  });
  const rejected = new WeakSet();
  server.on("clientError", (error, socket) => {
    if (rejected.has(socket)) return; // all bytes after invalid bytes are invalid too
    rejected.add(socket);
    handleClientError(error, socket, latest.get(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // a server on a port has an AddressInfo
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
