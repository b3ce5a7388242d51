import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { createMock } from "@smartalex/mock";
import { cors } from "../../../mock/src/middleware/cors.ts";
import { compose, type Handler } from "../../../mock/src/http/middleware.ts";
import { serveNode } from "../../../mock/src/http/serve-node.ts";

/** The moment at which the servers' clocks stand still. */
export const NOW = "2026-01-16T12:00:00Z";

/** A server: the mock with faults, one that answers as it likes, bytes on a socket, or nobody at all. */
export type ServerKind =
  { faults: string[] } | { answer: Handler } | { bytes: (Buffer | string)[] } | "nobody" | "no TLS";

/** Something that listens. */
export interface Server {
  baseUrl: string;
  close: () => Promise<void>;
}

/** Starts a server on a free port. `ELSEWHERE` in a fault stands for another host. */
export async function serve(kind: ServerKind, elsewhere = ""): Promise<Server> {
  if (kind === "nobody") {
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
  const { close, port } = await serveNode(compose([cors], kind.answer), 0);
  return { baseUrl: `http://127.0.0.1:${port}/v1`, close };
}

/** Answers each request with these very bytes, and then ends the connection. Preflights of browsers are answered well. */
async function serveBytes(bytes: readonly (Buffer | string)[]): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    socket.on("error", () => undefined); // it is the client's to notice
    socket.on("data", (request) => {
      for (const part of String(request).startsWith("OPTIONS") ? [PREFLIGHT] : bytes) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
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
