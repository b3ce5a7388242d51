import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { availableTool, runLoad, type LoadTool } from "../src/load/run-load.ts";

const withoutWrk = availableTool() === "wrk" ? false : "wrk is not installed";
const tools: [LoadTool, string | false][] = [
  ["node:http", false],
  ["wrk", withoutWrk],
];

async function withServer(
  statusFor: (url: string) => number,
  use: (origin: string, requested: string[]) => Promise<void>,
) {
  const requested: string[] = [];
  const server = createServer(({ headers, url = "" }, response) => {
    requested.push(url);
    response.writeHead(headers.authorization === "Bearer bench_key" ? statusFor(url) : 401).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, requested);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

for (const [tool, missing] of tools) {
  const name = missing === false ? tool : `${tool} (skipped: ${missing})`;

  test.skipIf(missing)(`${name} requests each path in order, and counts the responses`, async () => {
    await withServer(
      () => 200,
      async (origin, requested) => {
        const { p99Ms, perSecond } = await runLoad({ origin, paths: ["/1", "/2", "/3"], durationMs: 100, tool });
        expect(requested.slice(0, 3).toSorted()).toEqual(["/1", "/2", "/3"]); // wrk starts with the second path
        expect(perSecond).toBeGreaterThan(0);
        expect(p99Ms).toBeGreaterThan(0);
      },
    );
  });

  test.skipIf(missing)(`${name} does not count an error as a response`, async () => {
    await withServer(
      (url) => (url === "/2" ? 404 : 200),
      async (origin) => {
        const loading = runLoad({ origin, paths: ["/1", "/2"], durationMs: 100, tool });
        await expect(loading).rejects.toThrow(/^\d+ of \d+ requests to http:\/\/127\.0\.0\.1:\d+ failed\.$/);
      },
    );
  });
}
