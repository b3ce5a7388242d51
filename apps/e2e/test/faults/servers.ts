import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { createMock } from "@smartalex/mock";
import { cors } from "../../../mock/src/middleware/cors.ts";
import { compose, type Handler } from "../../../mock/src/http/middleware.ts";
import { serveNode } from "../../../mock/src/http/serve-node.ts";

/** The fixed time of the clocks of all servers. */
export const NOW = "2026-01-16T12:00:00Z";

/** A server: the mock with faults, a custom handler, bytes on a socket, or a closed port. */
export type ServerKind =
  { faults: string[] } | { handler: Handler } | { bytes: (Buffer | string)[] } | "closed port" | "no TLS";

/** A running server. */
export interface Server {
  baseUrl: string;
  close: () => Promise<void>;
}

/** Starts a server on a free port. `ELSEWHERE` in a fault is replaced by the URL of another server. */
export async function serve(kind: ServerKind, elsewhere = ""): Promise<Server> {
  if (kind === "closed port") {
    const { baseUrl, close } = await serveBytes([]);
    await close();
    return { baseUrl, close: () => Promise.resolve() };
  }
  if (kind === "no TLS") {
    const mock = await serve({ faults: [] });
    return { ...mock, baseUrl: mock.baseUrl.replace("http:", "https:") };
  }
  if ("bytes" in kind) return serveBytes(kind.bytes);
  if ("faults" in kind) {
    const mock = createMock({ now: NOW, faults: kind.faults.map((fault) => fault.replace("ELSEWHERE", elsewhere)) });
    return { baseUrl: (await mock.listen()).url, close: () => mock.close() };
  }
  const { close, port } = await serveNode(compose([cors], kind.handler), 0);
  return { baseUrl: `http://127.0.0.1:${port}/v1`, close };
}

/** Responds to each request with the bytes, and then closes the connection. CORS preflight requests get a valid response. */
async function serveBytes(bytes: readonly (Buffer | string)[]): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    socket.on("error", () => undefined); // the client reports the error
    socket.on("data", (request) => {
      for (const part of String(request).startsWith("OPTIONS") ? [PREFLIGHT] : bytes) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // an object, because the server listens on a port
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const PREFLIGHT =
  "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: authorization\r\n" +
  "Connection: close\r\n\r\n";
