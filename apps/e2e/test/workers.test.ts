import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "smartalex-workers-"));
const entry = join(folder, "worker.mjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("workers/worker.ts", import.meta.url))],
    outfile: entry,
    bundle: true,
    format: "esm",
    tsconfigRaw: {}, // without the paths of the tsconfig, so that the built SDK is used
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The response of the server to each request, by the number of the request. */
type RespondTo = (count: number) => { status?: number; headers?: Record<string, string>; afterMs?: number };

/** Starts a Worker with one client for all requests, and calls `use` with a function that sends a request to the Worker. */
async function withWorker(
  options: { respondTo: RespondTo; client?: object; compatibilityDate?: string },
  use: (send: (signal?: AbortSignal) => Promise<number>, server: { sent: number }) => Promise<void>,
): Promise<void> {
  const counts = { sent: 0 };
  const server = await listen(options.respondTo, counts);
  const workerd = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: readFileSync(entry, "utf8") }],
    compatibilityDate: options.compatibilityDate ?? "2026-07-01",
    bindings: {
      CLIENT: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, ...options.client },
    },
    cf: false,
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      for (const stream of [stdout, stderr]) stream.resume(); // discards messages about aborted requests
    },
  });
  try {
    const origin = await workerd.ready;
    await use(async (signal = AbortSignal.timeout(15_000)) => (await fetch(origin, { signal })).status, counts);
  } finally {
    await workerd.dispose();
    server.closeAllConnections();
    server.close();
  }
}

async function listen(respondTo: RespondTo, counts: { sent: number }): Promise<Server> {
  const server = createServer((_, response) => {
    const { afterMs = 50, headers = {}, status = 200 } = respondTo(++counts.sent);
    setTimeout(() => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify({ data: { id: "call_1" } }));
    }, afterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const sendAll = (send: () => Promise<number>, count: number) =>
  Promise.all(Array.from({ length: count }, () => send()));

// Before compatibility date 2024-10-14, a promise that another request resolves does not resume.
test.each(["2026-07-01", "2024-01-01"])(
  "on Workers, one client in module scope handles 25 concurrent requests twice (compatibility date %s)",
  async (compatibilityDate) => {
    await withWorker({ respondTo: () => ({}), compatibilityDate }, async (send, server) => {
      expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
      expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
      expect(server.sent).toBe(50);
    });
  },
);

test("on Workers, concurrent requests wait for the next window of the rate limit", async () => {
  const respondTo: RespondTo = (count) => ({
    headers: { "ratelimit-remaining": String(Math.max(0, 5 - count)), "ratelimit-reset": "2" },
    ...(count > 5 && count <= 10 && { status: 429, headers: { "retry-after": "2" } }),
    ...(count > 10 && { headers: { "ratelimit-remaining": "50", "ratelimit-reset": "2" } }),
  });
  await withWorker({ respondTo }, async (send) => {
    expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
  });
});

test("on Workers, requestsPerMinute spaces the requests", async () => {
  await withWorker({ respondTo: () => ({}), client: { requestsPerMinute: 1_200 } }, async (send) => {
    expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
    expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
  });
});

test("on Workers, aborted requests leave the queue", async () => {
  const respondTo: RespondTo = (count) => (count <= 10 ? { afterMs: 60_000 } : {});
  await withWorker({ respondTo, client: { timeoutMs: 3_000 } }, async (send) => {
    const leaving = Array.from({ length: 20 }, () => send(AbortSignal.timeout(500)).catch(() => undefined));
    await Promise.all(leaving);
    expect(await sendAll(send, 25)).toEqual(Array(25).fill(200));
  });
});
