import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { SmartAlex, type Fetch } from "@smartalex/sdk";
import { call, rejection, stoppedClock } from "./fakes.ts";

const body = JSON.stringify({ data: { ...call("call_1"), campaign_id: null, summary: null, transcript: [] } });
let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listen(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

test("a reused connection that closes before the first byte uses neither a retry nor the budget", async () => {
  const used = new WeakSet<Socket>();
  let closed = 0;
  const baseUrl = await listen(({ socket }, response) => {
    if (used.has(socket)) {
      closed++;
      socket.destroy(); // as a server does whose idle timeout ends at this moment
      return;
    }
    used.add(socket);
    response.end(body);
  });
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl, maxRetries: 0 });
  for (let round = 0; round < 4; round++) {
    const calls = Array.from({ length: 10 }, () => smartalex.calls.get("call_1"));
    expect(await Promise.all(calls)).toHaveLength(10);
  }
  expect(closed).toBeGreaterThan(0);
});

test("a new connection that closes before the first byte is a failed attempt", async () => {
  let requests = 0;
  const baseUrl = await listen(({ socket }) => {
    requests++;
    socket.destroy();
  });
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl, maxRetries: 1, clock: stoppedClock() });
  expect(await rejection(smartalex.calls.get("call_1"))).toMatchObject({ name: "ConnectionError" });
  expect(requests).toBe(2);
});

test("a server that closes every connection gets one resend for each response, if the runtime does not report which were reused", async () => {
  const baseUrl = await listen(() => undefined);
  let isClosing = false;
  let sent = 0;
  const reset = () => Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
  const fetch: Fetch = () => {
    sent++;
    return isClosing ? Promise.reject(reset()) : Promise.resolve(new Response(body));
  };
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl, fetch, maxRetries: 0, concurrency: 3 });
  for (let count = 0; count < 9; count++) await smartalex.calls.get("call_1");
  isClosing = true;
  sent = 0;
  for (let count = 0; count < 9; count++) await rejection(smartalex.calls.get("call_1"));
  expect(sent).toBe(9 + 3);
});

test("requests that fail at the same time share the resends that earlier responses allow", async () => {
  let calls = 0;
  const closed = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "ECONNRESET" }));
  const fetch: Fetch = () => (++calls === 1 ? Promise.resolve(Response.json({ data: call("call_1") })) : closed());
  const client = new SmartAlex({ apiKey: "k", clock: stoppedClock(), fetch, maxRetries: 0 });
  await client.calls.get("call_1");
  await Promise.all([1, 2, 3, 4].map(() => rejection(client.calls.get("call_1"))));
  expect(calls).toBe(1 + 4 + 1); // one response allows one resend
});
