import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { InvalidResponseError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { afterEach, expect, test } from "vitest";
import { rejection, stoppedClock } from "./fakes.ts";

const KILOBYTE = 1_000;
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An endless body in chunks of a kilobyte. `state` counts the chunks. */
function endless() {
  const state = { chunks: 0, isClosed: false };
  const chunk = new Uint8Array(KILOBYTE).fill(32);
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        state.chunks++;
        controller.enqueue(chunk);
      },
      cancel: () => {
        state.isClosed = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

const bodies: [name: string, make: (stream: ReadableStream<Uint8Array>) => Partial<Awaited<ReturnType<Fetch>>>][] = [
  ["a web stream", (stream) => new Response(stream)],
  [
    "a Node.js stream, as node-fetch returns it",
    (stream) => ({ status: 200, headers: new Headers(), body: Readable.from(stream) }),
  ],
];

test.each(bodies)("stops reading a response that is too large, and does not retry it: %s", async (_, make) => {
  const { state, stream } = endless();
  let requests = 0;
  const fetch = (() => (requests++, Promise.resolve(make(stream)))) as Fetch;
  const { calls } = new SmartAlex({ apiKey: "k", fetch, clock: stoppedClock(), maxResponseBytes: 10 * KILOBYTE });
  const error = await rejection(calls.list());
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({
    status: 200,
    message: expect.stringContaining("larger than 10000 bytes, the limit set by maxResponseBytes") as string,
  });
  await expect.poll(() => state.isClosed).toBe(true);
  expect(state.chunks).toBeLessThanOrEqual(30); // Node reads a few chunks ahead
  expect(requests).toBe(1);
});

test("counts bytes after decompression, so that a small body that expands is an error", async () => {
  let requests = 0;
  const packed = gzipSync(gzipSync(Buffer.alloc(20_000_000)));
  server = createServer((_, response) => {
    requests++;
    response.writeHead(200, { "content-encoding": "gzip, gzip", "content-length": packed.byteLength }).end(packed);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl, clock: stoppedClock(), maxResponseBytes: 1_000_000 });
  const error = await rejection(calls.list());
  expect(error).toMatchObject({ name: "InvalidResponseError", status: 200 });
  expect((error as Error).message).toContain("larger than 1000000 bytes");
  expect(packed.byteLength).toBeLessThan(1_000);
  expect(requests).toBe(1);
});

test.each([0, 1])("reads a body of exactly the limit, but not one byte more: %i", async (more) => {
  const body = '{"data":{"id":"call_1"}}';
  const fetch: Fetch = () => Promise.resolve(new Response(body));
  const { calls } = new SmartAlex({ apiKey: "k", fetch, maxResponseBytes: body.length - more });
  if (more === 0) expect((await calls.get("call_1")).id).toBe("call_1");
  else expect(await rejection(calls.get("call_1"))).toBeInstanceOf(InvalidResponseError);
});

test.each([0, -1, 1.5, Number.NaN, Infinity, "1" as unknown as number])(
  "maxResponseBytes %j is rejected",
  (maxResponseBytes) => {
    expect(() => new SmartAlex({ apiKey: "k", maxResponseBytes })).toThrow("The option maxResponseBytes must be");
  },
);
