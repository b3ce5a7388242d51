import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ConnectionReset } from "./faults/break-connection.ts";
import type { Handler, MockResponse } from "./handler.ts";
import { NodeRequest } from "./node-request.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";
import { fail } from "./respond.ts";

/** Serves on a port of 127.0.0.1, 0 for a free one. Throws when the port is taken. */
export async function serveNode(handle: Handler, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  // Not every runtime that can fetch can listen, and bundlers for browsers stop at an import of what is Node's alone.
  const { createServer } = process.getBuiltinModule("node:http");
  const latest = new WeakMap<Duplex, ServerResponse>();
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    latest.set(incoming.socket, outgoing);
    answer(handle, incoming, outgoing);
  };
  const server = createServer({ requireHostHeader: false }, onRequest); // it would refuse without the documented error
  server.on("checkExpectation", onRequest);
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

function answer(handle: Handler, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const onError = (error: unknown) => {
    if (outgoing.destroyed) return; // nobody is there to hear of it
    if (error instanceof ConnectionReset || outgoing.headersSent) incoming.socket.resetAndDestroy();
    else send(fail(500, "server_error", "The mock failed to answer. Please report what was asked"), outgoing);
  };
  try {
    const response =
      incoming.headers.host === undefined && incoming.httpVersion === "1.1"
        ? fail(400, "invalid_request", "The header Host is missing.")
        : handle(new NodeRequest(incoming, outgoing));
    if (response instanceof Promise)
      response
        .then((given) => {
          send(given, outgoing, onError);
        })
        .catch(onError);
    else send(response, outgoing, onError);
  } catch (error) {
    onError(error);
  }
}

function send(
  { body, broken, headers, status }: MockResponse,
  outgoing: ServerResponse,
  onBroken?: (error: unknown) => void,
): void {
  if (body && broken) {
    outgoing.writeHead(status, headers); // in chunks, since all of a body of known length would be its end
    outgoing.write(body.subarray(0, body.length * broken.share), () => void broken.end().catch(onBroken));
    return;
  }
  if (body) headers["content-length"] = String(body.length);
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}
