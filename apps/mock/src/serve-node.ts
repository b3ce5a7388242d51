import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ConnectionReset } from "./faults/break-connection.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";
import { fail, type Fetch } from "./respond.ts";

/** Serves `fetch` on a port of 127.0.0.1, 0 for a free one. Throws when the port is taken. */
export async function serveNode(fetch: Fetch, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  const { createServer } = await import("node:http"); // not every runtime that can fetch can listen
  const latest = new WeakMap<Duplex, ServerResponse>();
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    latest.set(incoming.socket, outgoing);
    void answer(fetch, incoming, outgoing);
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

async function answer(fetch: Fetch, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController();
  outgoing.once("close", () => {
    left.abort();
  });
  try {
    if (incoming.headers.host === undefined && incoming.httpVersion === "1.1") {
      await send(fail(400, "invalid_request", "The header Host is missing."), outgoing);
    } else await send(await fetch(toRequest(incoming, left.signal)), outgoing);
  } catch (error) {
    if (left.signal.aborted) return; // nobody is there to hear of it
    if (error instanceof ConnectionReset || outgoing.headersSent) incoming.socket.resetAndDestroy();
    else await send(fail(500, "server_error", "The mock failed to answer. Please report what was asked"), outgoing);
  }
}

/** Sends a response as it comes, so that what it says first arrives even if the rest never does. */
async function send({ body, headers, status }: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(status, Object.fromEntries(headers));
  for await (const chunk of body ?? []) {
    await new Promise((resolve) => outgoing.write(chunk, resolve));
  }
  outgoing.end();
}

/** The request without its body, since this API takes none. */
function toRequest({ method = "GET", url = "/", headers, socket }: IncomingMessage, signal: AbortSignal): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    return value === undefined ? [] : [[name, String(value)]];
  });
  const base = `http://127.0.0.1:${socket.localPort ?? ""}`;
  try {
    // A client that takes this for a proxy sends a whole URL.
    return new Request(url.startsWith("/") ? base + url : url, { method, headers: given, signal });
  } catch {
    return new Request(base, { headers: given, signal }); // TRACE and the like: there is nothing to be had
  }
}
