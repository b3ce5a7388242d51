import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fail, type Fetch } from "./respond.ts";

/** Serves `fetch` on a port of 127.0.0.1, 0 for a free one. Throws when the port is taken. */
export async function serveNode(fetch: Fetch, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  const { createServer } = await import("node:http"); // not every runtime that can fetch can listen
  const server = createServer((incoming, outgoing) => {
    void answer(fetch, incoming, outgoing);
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
  const response = await fetch(toRequest(incoming)).catch(() => {
    return fail(500, "server_error", "The mock failed to answer this request. Please report what was asked");
  });
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": body.length });
  outgoing.end(body);
}

/** The request without its body, since this API takes none. */
function toRequest({ method = "GET", url = "/", headers }: IncomingMessage): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    return value === undefined ? [] : [[name, String(value)]];
  });
  try {
    return new Request(`http://127.0.0.1${url}`, { method, headers: given });
  } catch {
    return new Request("http://127.0.0.1/", { headers: given }); // TRACE and the like: there is nothing to be had
  }
}
